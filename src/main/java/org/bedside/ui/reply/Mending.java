package org.bedside.ui.reply;

import java.util.Optional;
import org.bedside.reply.guard.Finding;

/// What can be done about a finding in a text that is being written.
interface Mending {
    /// Goes to the words and selects them.
    void show(Finding finding);

    /// Takes the words out, with the blank or comma that would be left over.
    void delete(Finding finding);

    /// Puts other words in their place.
    void replace(Finding finding, String other);

    /// A neutral wording for the words; empty where they are better left out.
    Optional<String> proposal(Finding finding, String words);
}
