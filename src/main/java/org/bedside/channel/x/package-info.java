/// X: its API v2 over our own transport, signed by Twitter4J.
@NullMarked
package org.bedside.channel.x;

import org.jspecify.annotations.NullMarked;
