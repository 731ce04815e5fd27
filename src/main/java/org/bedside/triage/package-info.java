/// What to answer first: order, deadlines, assignment and escalation.
@NullMarked
package org.bedside.triage;

import org.jspecify.annotations.NullMarked;
