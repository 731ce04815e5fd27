/// Joining a practice on a server, and opening the one that was joined.
@NullMarked
package org.bedside.ui.join;

import org.jspecify.annotations.NullMarked;
