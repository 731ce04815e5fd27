/// Where the practice's data live, their backups, and the way back from one.
@NullMarked
package org.bedside.ui.data;

import org.jspecify.annotations.NullMarked;
