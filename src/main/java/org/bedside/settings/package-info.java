/// Where the practice's data live on this computer, and what opens them: key file, key store.
@NullMarked
package org.bedside.settings;

import org.jspecify.annotations.NullMarked;
