/// What all screens share: texts, times, the way off the JavaFX thread and back.
@NullMarked
package org.bedside.ui;

import org.jspecify.annotations.NullMarked;
