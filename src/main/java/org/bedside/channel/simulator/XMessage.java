package org.bedside.channel.simulator;

import java.time.Instant;
import java.util.List;
import org.bedside.model.Author;
import org.bedside.model.Media;

/// A direct message on the simulated X, between the account and one person.
record XMessage(
        long id, String conversation, Author sender, Author person, String text, Instant at, List<Media> media) {
    /// X names a conversation of two by both, the smaller number first.
    static String conversation(Author account, Author person) {
        var one = Long.parseLong(account.externalId());
        var other = Long.parseLong(person.externalId());
        return Math.min(one, other) + "-" + Math.max(one, other);
    }
}
