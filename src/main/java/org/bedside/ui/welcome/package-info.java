/// The first screen: try the demo practice, or set up one's own.
@NullMarked
package org.bedside.ui.welcome;

import org.jspecify.annotations.NullMarked;
