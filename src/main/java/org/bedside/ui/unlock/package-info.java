/// Opening a practice: the passphrase, the recovery key, and choosing both.
@NullMarked
package org.bedside.ui.unlock;

import org.jspecify.annotations.NullMarked;
