package org.bedside.channel.simulator;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.bedside.model.Author;

/// One version of a post on the simulated X.
///
/// @param prefix the handles that X puts before the words of a reply, each with a space after it
/// @param versions the ids of all versions up to this one, the oldest first
record XPost(
        long id,
        Author author,
        String prefix,
        String words,
        Instant at,
        long conversation,
        Optional<Parent> parent,
        List<Long> versions,
        boolean hidden) {
    private static final Pattern HANDLE = Pattern.compile("(?<![\\w@])@(\\w{1,15})\\b");

    record Parent(long id, Author author) {}

    String text() {
        return prefix + words;
    }

    boolean mentions(Author account) {
        return handlesIn(text()).contains(account.handle().toLowerCase(Locale.ROOT));
    }

    /// What X puts before the words of `replier`: whom this post is by and whom it names, but for the
    /// replier and those whom the words name already.
    String prefixOfReply(Author replier, String words) {
        var handles = new ArrayList<String>();
        handles.add(author.handle());
        HANDLE.matcher(text()).results().forEach(handle -> handles.add(handle.group(1)));
        var seen = handlesIn(words);
        seen.add(replier.handle().toLowerCase(Locale.ROOT));
        var prefix = new StringBuilder();
        for (var handle : handles) {
            if (seen.add(handle.toLowerCase(Locale.ROOT))) {
                prefix.append('@').append(handle).append(' ');
            }
        }
        return prefix.toString();
    }

    XPost hide(boolean isHidden) {
        return new XPost(id, author, prefix, words, at, conversation, parent, versions, isHidden);
    }

    XPost edit(long newId, String newWords, Instant editedAt) {
        var all = new ArrayList<>(versions);
        all.add(newId);
        return new XPost(newId, author, prefix, newWords, editedAt, conversation, parent, List.copyOf(all), hidden);
    }

    /// The handles in `text`, in lower case and without the `@`.
    static Set<String> handlesIn(String text) {
        var handles = new LinkedHashSet<String>();
        HANDLE.matcher(text)
                .results()
                .forEach(handle -> handles.add(handle.group(1).toLowerCase(Locale.ROOT)));
        return handles;
    }
}
