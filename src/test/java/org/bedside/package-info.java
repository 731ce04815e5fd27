@NullMarked
package org.bedside;

import org.jspecify.annotations.NullMarked;
