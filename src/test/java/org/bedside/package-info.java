/// What the tests of several packages share.
@NullMarked
package org.bedside;

import org.jspecify.annotations.NullMarked;
