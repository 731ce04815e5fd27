/// The canned replies to be looked at.
@NullMarked
package org.bedside.ui.library;

import org.jspecify.annotations.NullMarked;
