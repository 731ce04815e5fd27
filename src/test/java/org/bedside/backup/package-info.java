@NullMarked
package org.bedside.backup;

import org.jspecify.annotations.NullMarked;
