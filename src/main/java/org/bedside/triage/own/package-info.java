/// The rules that a practice made itself: checked, tried on past comments, and looked for in new ones.
@NullMarked
package org.bedside.triage.own;

import org.jspecify.annotations.NullMarked;
