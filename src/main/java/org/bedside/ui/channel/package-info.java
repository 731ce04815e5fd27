/// The connected accounts and how they fare.
@NullMarked
package org.bedside.ui.channel;

import org.jspecify.annotations.NullMarked;
