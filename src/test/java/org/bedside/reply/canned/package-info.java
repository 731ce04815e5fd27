/// Tests of the canned replies.
@NullMarked
package org.bedside.reply.canned;

import org.jspecify.annotations.NullMarked;
