/// A doctor's screen: what waits for a yes.
@NullMarked
package org.bedside.ui.approval;

import org.jspecify.annotations.NullMarked;
