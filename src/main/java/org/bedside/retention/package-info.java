/// Removes patients' words when their time is over.
@NullMarked
package org.bedside.retention;

import org.jspecify.annotations.NullMarked;
