/// The demo practice's life on the simulated platforms.
@NullMarked
package org.bedside.channel.simulator.demo;

import org.jspecify.annotations.NullMarked;
