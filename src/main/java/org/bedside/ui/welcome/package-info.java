/// The first screen: try the demo practice, set up one's own, restore or join one.
@NullMarked
package org.bedside.ui.welcome;

import org.jspecify.annotations.NullMarked;
