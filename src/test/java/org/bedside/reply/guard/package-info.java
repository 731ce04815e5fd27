/// Tests of the reply guard.
@NullMarked
package org.bedside.reply.guard;

import org.jspecify.annotations.NullMarked;
