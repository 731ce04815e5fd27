@NullMarked
package org.bedside.triage.own;

import org.jspecify.annotations.NullMarked;
