/// The one way in which Bedside speaks HTTP to platforms.
@NullMarked
package org.bedside.channel.http;

import org.jspecify.annotations.NullMarked;
