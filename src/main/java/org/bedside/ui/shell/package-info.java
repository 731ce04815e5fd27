/// The main window around the screens.
@NullMarked
package org.bedside.ui.shell;

import org.jspecify.annotations.NullMarked;
