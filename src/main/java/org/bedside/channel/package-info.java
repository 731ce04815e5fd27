/// Platforms in and out; the only place that speaks HTTP to platforms.
@NullMarked
package org.bedside.channel;

import org.jspecify.annotations.NullMarked;
