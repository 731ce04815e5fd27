/// The queue and its filters.
@NullMarked
package org.bedside.ui.queue;

import org.jspecify.annotations.NullMarked;
