package org.bedside.channel.facebook;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// A pass through a list of posts that is under way.
///
/// @param started when it began, by our clock
/// @param limit how far back it goes; none for a pass through everything
/// @param todo the posts whose comments are still to be read, the one being read first
/// @param comments Facebook's name for the next page of that post's comments, empty for the first
/// @param seen the fingerprints of that post's comments on the pages before
/// @param broken whether something on these pages, or in the list, could not be read
/// @param list Facebook's name for the next page of the list, empty at its start, none at its end
/// @param met the posts whose comments it has read, or, where none are read, those that the list has named
/// @param looked whether the post was chosen that is looked at though nothing calls for it
/// @param restarted whether Facebook rejected one of its own names in this pass before
record FacebookPass(
        Instant started,
        Optional<Instant> limit,
        List<Todo> todo,
        String comments,
        Map<String, String> seen,
        boolean broken,
        Optional<String> list,
        List<String> met,
        boolean looked,
        boolean restarted) {

    FacebookPass {
        todo = List.copyOf(todo);
        seen = Map.copyOf(seen);
        met = List.copyOf(met);
    }

    static FacebookPass start(Instant now, Optional<Instant> limit) {
        return new FacebookPass(now, limit, List.of(), "", Map.of(), false, Optional.of(""), List.of(), false, false);
    }

    /// Through the page of the newest posts only.
    static FacebookPass front(Instant now) {
        return new FacebookPass(
                now, Optional.of(now), List.of(), "", Map.of(), false, Optional.of(""), List.of(), true, false);
    }

    /// Without what another pass has read meanwhile.
    FacebookPass without(List<String> read) {
        var left = todo.stream().filter(one -> !read.contains(one.post())).toList();
        var metNow = Stream.concat(met.stream(), read.stream()).distinct().toList();
        return new FacebookPass(started, limit, left, comments, seen, broken, list, metNow, looked, restarted);
    }

    /// The post of which a later page of comments is to be read.
    Optional<String> halfRead() {
        return comments.isEmpty()
                ? Optional.empty()
                : Optional.of(todo.getFirst().post());
    }

    /// The next page of the list has been read.
    FacebookPass listed(List<Todo> found, Optional<String> next, List<String> metNow, boolean brokenNow) {
        return new FacebookPass(started, limit, found, "", Map.of(), brokenNow, next, metNow, looked, restarted);
    }

    /// A page of the first post's comments has been read, and there is a next one.
    FacebookPass read(String next, Map<String, String> seenNow, boolean brokenNow) {
        return new FacebookPass(started, limit, todo, next, seenNow, brokenNow, list, met, looked, restarted);
    }

    /// The first post has been read to its end.
    FacebookPass done() {
        var metNow = new ArrayList<>(met);
        metNow.add(todo.getFirst().post());
        return new FacebookPass(
                started, limit, todo.subList(1, todo.size()), "", Map.of(), false, list, metNow, looked, restarted);
    }

    /// All that called for it has been read; `more` is what is looked at besides.
    FacebookPass lookingAt(Optional<Todo> more) {
        return new FacebookPass(
                started, limit, more.stream().toList(), "", Map.of(), false, list, met, true, restarted);
    }

    FacebookPass restart() {
        return new FacebookPass(
                started, limit, List.of(), "", Map.of(), false, Optional.of(""), List.of(), looked, true);
    }

    /// Facebook's name for the page to be read next, empty where that is a first page.
    String pageName() {
        return todo.isEmpty() ? list.orElse("") : comments;
    }

    boolean isDone() {
        return todo.isEmpty() && list.isEmpty();
    }

    /// A post whose comments are to be read.
    ///
    /// @param count how many Facebook counts now, -1 where it did not say
    record Todo(String post, int count) {}
}
