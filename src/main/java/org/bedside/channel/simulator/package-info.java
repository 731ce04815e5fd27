/// The platforms in small, on this machine: the demo practice and the tests speak to them as to the real
/// ones.
@NullMarked
package org.bedside.channel.simulator;

import org.jspecify.annotations.NullMarked;
