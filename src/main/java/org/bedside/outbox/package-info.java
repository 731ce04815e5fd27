/// Approved words to the channel, each posted once.
@NullMarked
package org.bedside.outbox;

import org.jspecify.annotations.NullMarked;
