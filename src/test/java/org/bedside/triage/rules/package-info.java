@NullMarked
package org.bedside.triage.rules;

import org.jspecify.annotations.NullMarked;
