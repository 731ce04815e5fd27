/// From a channel into the store: polling, cursors, duplicates, completeness.
@NullMarked
package org.bedside.intake;

import org.jspecify.annotations.NullMarked;
