/// Drafts, submitting and approving.
@NullMarked
package org.bedside.reply;

import org.jspecify.annotations.NullMarked;
