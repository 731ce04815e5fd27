/// Facebook pages: the Graph API through restfb over our own transport.
@NullMarked
package org.bedside.channel.facebook;

import org.jspecify.annotations.NullMarked;
