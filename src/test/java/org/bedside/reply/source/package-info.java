/// Tests of the trusted sources.
@NullMarked
package org.bedside.reply.source;

import org.jspecify.annotations.NullMarked;
