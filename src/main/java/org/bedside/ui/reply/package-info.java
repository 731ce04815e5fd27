/// The composer: canned replies, findings of the guard, submitting.
@NullMarked
package org.bedside.ui.reply;

import org.jspecify.annotations.NullMarked;
