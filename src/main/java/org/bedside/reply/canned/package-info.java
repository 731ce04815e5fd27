/// Canned replies: prepared texts with gaps.
@NullMarked
package org.bedside.reply.canned;

import org.jspecify.annotations.NullMarked;
