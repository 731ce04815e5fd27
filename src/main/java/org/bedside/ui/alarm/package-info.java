/// The alarm on screen, and the list of whom it calls.
@NullMarked
package org.bedside.ui.alarm;

import org.jspecify.annotations.NullMarked;
