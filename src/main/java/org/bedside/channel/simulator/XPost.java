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
import org.bedside.model.Media;

/// One version of a post on the simulated X.
///
/// @param prefix the handles that X puts before the words of a reply, each with a space after it
/// @param versions the ids of all versions up to this one, the oldest first
/// @param beside what it has beside its words
record XPost(
        long id,
        Author author,
        String prefix,
        String words,
        Instant at,
        long conversation,
        Optional<Parent> parent,
        List<Long> versions,
        boolean hidden,
        Beside beside) {
    private static final Pattern HANDLE = Pattern.compile("(?<![\\w@])@(\\w{1,15})\\b");

    record Parent(long id, Author author) {}

    /// @param quoted the post that it quotes
    /// @param retweeted the post that it only passes on
    record Beside(Optional<Parent> quoted, Optional<Parent> retweeted, List<Media> media) {
        static final Beside NONE = new Beside(Optional.empty(), Optional.empty(), List.of());
    }

    Parent asParent() {
        return new Parent(id, author);
    }

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
        return new XPost(id, author, prefix, words, at, conversation, parent, versions, isHidden, beside);
    }

    XPost edit(long newId, String newWords, Instant editedAt) {
        var all = new ArrayList<>(versions);
        all.add(newId);
        return new XPost(
                newId, author, prefix, newWords, editedAt, conversation, parent, List.copyOf(all), hidden, beside);
    }

    XPost withVersions(List<Long> all) {
        return new XPost(id, author, prefix, words, at, conversation, parent, all, hidden, beside);
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
