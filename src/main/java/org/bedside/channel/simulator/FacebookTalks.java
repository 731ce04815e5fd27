package org.bedside.channel.simulator;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.bedside.model.Author;

/// The private messages of the simulated page, in a talk with each person. Safe for use by several threads at once: its
/// methods hold the page's lock.
final class FacebookTalks {
    private final FacebookPage page;
    private final Map<String, Talk> talks = new LinkedHashMap<>();
    private final List<OwnPost> own = new ArrayList<>();
    private final Set<String> blocking = new HashSet<>();
    private final Set<String> answered = new HashSet<>();
    private long serial = 500_000_000_000L;

    /// A talk with one person.
    ///
    /// @param updated when something last came into it
    record Talk(String id, Author person, List<Message> messages, Instant updated, long serial) {
        Talk {
            messages = List.copyOf(messages);
        }

        Position position() {
            return Position.of(updated, serial);
        }

        Optional<Instant> lastOfTheirs() {
            return messages.stream()
                    .filter(message -> !message.fromPage())
                    .map(Message::at)
                    .max(Instant::compareTo);
        }

        private Talk with(List<Message> changed, Instant at) {
            return new Talk(id, person, changed, at.isAfter(updated) ? at : updated, serial);
        }
    }

    /// One message of a talk.
    record Message(String id, boolean fromPage, String text, Optional<Attachment> attachment, Instant at, long serial) {
        Position position() {
            return Position.of(at, serial);
        }
    }

    FacebookTalks(FacebookPage page) {
        this.page = page;
    }

    Message theirs(Author person, String text, Optional<Attachment> attachment, Instant at) {
        return message(person, false, text, attachment, at);
    }

    /// @param to what it answers: a comment, or the person
    Message ours(Author person, String to, String text, Instant at) {
        synchronized (page) {
            var message = message(person, true, text, Optional.empty(), at);
            own.add(new OwnPost(message.id(), to, text, at));
            return message;
        }
    }

    private Message message(Author person, boolean fromPage, String text, Optional<Attachment> attachment, Instant at) {
        synchronized (page) {
            long number = ++serial;
            var message = new Message("m_" + number, fromPage, text, attachment, at, number);
            var talk =
                    with(person.externalId()).orElseGet(() -> new Talk("t_" + number, person, List.of(), at, number));
            var messages = new ArrayList<>(talk.messages());
            messages.add(message);
            talks.put(talk.id(), talk.with(messages, at));
            return message;
        }
    }

    boolean edit(String id, String text) {
        return change(
                id,
                old -> Optional.of(new Message(id, old.fromPage(), text, old.attachment(), old.at(), old.serial())));
    }

    boolean delete(String id) {
        return change(id, _ -> Optional.empty());
    }

    private boolean change(String id, Function<Message, Optional<Message>> how) {
        synchronized (page) {
            var found = talks.values().stream()
                    .filter(talk ->
                            talk.messages().stream().anyMatch(one -> one.id().equals(id)))
                    .findFirst();
            found.ifPresent(talk -> talks.put(
                    talk.id(),
                    talk.with(
                            talk.messages().stream()
                                    .flatMap(one -> (one.id().equals(id) ? how.apply(one) : Optional.of(one)).stream())
                                    .toList(),
                            talk.updated())));
            return found.isPresent();
        }
    }

    Optional<Talk> with(String personId) {
        synchronized (page) {
            return talks.values().stream()
                    .filter(talk -> talk.person().externalId().equals(personId))
                    .findFirst();
        }
    }

    Optional<Talk> find(String id) {
        synchronized (page) {
            return Optional.ofNullable(talks.get(id));
        }
    }

    List<Talk> latestFirst() {
        synchronized (page) {
            return talks.values().stream()
                    .sorted(Comparator.comparing(Talk::position).reversed())
                    .toList();
        }
    }

    List<OwnPost> own() {
        synchronized (page) {
            return List.copyOf(own);
        }
    }

    void block(String personId) {
        synchronized (page) {
            blocking.add(personId);
        }
    }

    boolean blocks(String personId) {
        synchronized (page) {
            return blocking.contains(personId);
        }
    }

    /// Notes that a comment was answered in private.
    void answerInPrivate(String commentId) {
        synchronized (page) {
            answered.add(commentId);
        }
    }

    boolean isAnsweredInPrivate(String commentId) {
        synchronized (page) {
            return answered.contains(commentId);
        }
    }
}
