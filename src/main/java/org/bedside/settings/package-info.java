/// Where the practice's data live on this computer, and the key that opens them.
@NullMarked
package org.bedside.settings;

import org.jspecify.annotations.NullMarked;
