/// A light model that tells what a comment is about from sentences that people labelled. It stands beside the rules and
/// may add to what they say, never take away.
@NullMarked
package org.bedside.triage.learning;

import org.jspecify.annotations.NullMarked;
