@NullMarked
package org.bedside.triage.learning;

import org.jspecify.annotations.NullMarked;
