/// What a comment is about, told by rules that a doctor can read: phrases, patterns and the context around
/// them.
@NullMarked
package org.bedside.triage.rules;

import org.jspecify.annotations.NullMarked;
