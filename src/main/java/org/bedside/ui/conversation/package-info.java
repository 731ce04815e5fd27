/// One conversation: who, their words with triage's reasons, what was done.
@NullMarked
package org.bedside.ui.conversation;

import org.jspecify.annotations.NullMarked;
