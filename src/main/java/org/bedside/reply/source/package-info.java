/// Trusted sources: what replies may link to.
@NullMarked
package org.bedside.reply.source;

import org.jspecify.annotations.NullMarked;
