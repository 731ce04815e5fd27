/// The alarm of a P0: raised, escalated by the practice's list, acknowledged.
@NullMarked
package org.bedside.alarm;

import org.jspecify.annotations.NullMarked;
