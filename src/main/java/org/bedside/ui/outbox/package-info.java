/// What is on its way to the platforms, and what was sent.
@NullMarked
package org.bedside.ui.outbox;

import org.jspecify.annotations.NullMarked;
