/// The screen of triage itself: what it has learnt from the practice.
@NullMarked
package org.bedside.ui.triage;

import org.jspecify.annotations.NullMarked;
