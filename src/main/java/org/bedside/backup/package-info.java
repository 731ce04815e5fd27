/// Copies of a practice's data in one file each, kept for a while and verified, and the way back from them.
@NullMarked
package org.bedside.backup;

import org.jspecify.annotations.NullMarked;
