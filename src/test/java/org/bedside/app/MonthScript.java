package org.bedside.app;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.bedside.channel.simulator.FacebookSimulator;
import org.bedside.channel.simulator.XSimulator;
import org.bedside.model.Author;
import org.bedside.model.Platform;

/// What people write, change, delete and hide on two simulated platforms within a month, the same each time; and how it
/// stands then.
final class MonthScript {
    static final int COMMENTS = Integer.getInteger("month.comments", 4_000);
    private static final int DAYS = 30;
    private static final int PEOPLE = 3_000;
    private static final int POSTS_A_DAY = 2;
    private static final Duration LATEST_DELETION = Duration.ofDays(3);
    /// How many write in each hour of a day, as the practice's people sleep and work.
    private static final int[] HOURS = {1, 1, 1, 1, 1, 2, 4, 6, 8, 8, 8, 8, 7, 7, 7, 7, 7, 7, 8, 9, 9, 8, 5, 3};

    private static final List<String> WORDS = List.of(
            "Are you open on Monday? (%d)",
            "Do you take new patients? (%d)",
            "How do I book an appointment online? (%d)",
            "Is there parking near the clinic? (%d)",
            "¿Hablan español en la clínica? (%d)",
            "The new waiting room looks great (%d)",
            "Which insurance do you take? (%d)",
            "Do I need a referral? 🙏 (%d)");

    /// How something that somebody wrote stands.
    static final class Item {
        final Platform platform;
        final boolean isMessage;
        final List<String> ids = new ArrayList<>();
        final List<String> words = new ArrayList<>();
        private final Optional<Item> parent;
        private boolean deleted;
        boolean hidden;
        /// Words that were read before they were changed.
        final List<String> before = new ArrayList<>();

        private Item(Platform platform, boolean isMessage, String id, String words, Optional<Item> parent) {
            this.platform = platform;
            this.isMessage = isMessage;
            this.parent = parent;
            ids.add(id);
            this.words.add(words);
        }

        String id() {
            return ids.getLast();
        }

        String text() {
            return words.getLast();
        }

        @Override
        public String toString() {
            return platform + " " + words + (hidden ? " (hidden)" : "");
        }

        /// With a comment its replies go too.
        boolean isDeleted() {
            return deleted || parent.filter(Item::isDeleted).isPresent();
        }
    }

    private record Event(Instant at, int number, Consumer<Instant> what) {}

    private final XSimulator x;
    private final FacebookSimulator facebook;
    private final Instant start;
    private final Random random = new Random(20_261_118);
    private final PriorityQueue<Event> events =
            new PriorityQueue<>(Comparator.comparing(Event::at).thenComparingInt(Event::number));
    private final List<Item> items = new ArrayList<>();
    private final List<String> onX = new ArrayList<>();
    private final List<String> onFacebook = new ArrayList<>();
    private final List<Item> comments = new ArrayList<>();
    private final Map<String, Integer> happened = new TreeMap<>();
    private final Predicate<Item> isRead;
    private int planned;

    /// @param isRead whether the program has read something as it stands
    MonthScript(XSimulator x, FacebookSimulator facebook, Instant start, Predicate<Item> isRead) {
        this.isRead = isRead;
        this.x = x;
        this.facebook = facebook;
        this.start = start;
        for (int i = 0; i < DAYS * POSTS_A_DAY; i++) {
            plan(start.plus(Duration.ofHours(24L / POSTS_A_DAY * i)), this::post);
        }
        for (int i = 0; i < COMMENTS; i++) {
            plan(someTime(), this::somebodyWrites);
        }
    }

    void plan(Instant at, Consumer<Instant> what) {
        planned++;
        events.add(new Event(at, planned, what));
    }

    Optional<Instant> next() {
        return Optional.ofNullable(events.peek()).map(Event::at);
    }

    void playUntil(Instant now) {
        while (!events.isEmpty() && !events.peek().at().isAfter(now)) {
            var event = events.remove();
            event.what().accept(event.at());
        }
    }

    /// What the practice itself posted.
    Set<String> news() {
        return Stream.of(onX, onFacebook).flatMap(List::stream).collect(Collectors.toSet());
    }

    List<Item> items() {
        return items;
    }

    /// How often each thing happened.
    Map<String, Integer> happened() {
        return happened;
    }

    private void count(String what) {
        happened.merge(what, 1, Integer::sum);
    }

    private Instant someTime() {
        int ticket = random.nextInt(Arrays.stream(HOURS).sum());
        int hour = 0;
        while (ticket >= HOURS[hour]) {
            ticket -= HOURS[hour];
            hour++;
        }
        return start.plus(Duration.ofDays(random.nextInt(DAYS)))
                .plus(Duration.ofHours(hour))
                .plusMillis(1 + random.nextInt(3_599_000));
    }

    private Instant within(Instant from, Duration most) {
        return from.plusSeconds(60 + random.nextLong(most.toSeconds()));
    }

    private void post(Instant at) {
        if (onFacebook.size() % POSTS_A_DAY == 0) {
            onX.add(x.post(x.account(), "News of the day " + onX.size(), at));
        }
        onFacebook.add(facebook.post("News of the day " + onFacebook.size(), at));
    }

    private Author somebody(Platform platform) {
        var number = random.nextInt(PEOPLE);
        return new Author(
                Long.toString(9_007_199_254_740_993L + number),
                platform == Platform.X ? "someone" + number : "",
                "Someone " + number);
    }

    /// Mostly of the last days, as people do.
    private String recent(List<String> posts) {
        return posts.get(Math.max(0, posts.size() - 1 - (int) Math.abs(random.nextGaussian() * 2)));
    }

    private void somebodyWrites(Instant at) {
        var words = WORDS.get(random.nextInt(WORDS.size())).formatted(items.size());
        if (random.nextInt(100) < 45) {
            writeOnX(at, words);
        } else {
            writeOnFacebook(at, words);
        }
    }

    private void writeOnX(Instant at, String words) {
        var who = somebody(Platform.X);
        int kind = random.nextInt(100);
        if (kind < 10) {
            count("X: direct message");
            items.add(new Item(Platform.X, true, x.directMessage(who, words, at), words, Optional.empty()));
            return;
        }
        var id = switch (kind / 10) {
            case 1, 2 -> x.reply(who, words, at, recent(onX));
            case 3 -> x.replyWithoutHandles(who, words, at, recent(onX));
            case 4 -> x.quote(who, words, at, onX.get((onX.size() - 1) / 4 * 4));
            default -> x.mention(who, words, at);
        };
        count("X: "
                + List.of("", "answer", "answer", "answer without our name", "quote", "mention")
                        .get(Math.min(5, kind / 10)));
        var item = new Item(Platform.X, false, id, words, Optional.empty());
        items.add(item);
        // X lets people edit for half an hour.
        if (random.nextInt(100) < 6) {
            plan(within(at, Duration.ofMinutes(28)), then -> {
                count("X: edited");
                change(item, words + ", please");
                item.ids.add(x.edit(item.id(), item.text(), then));
            });
        }
        if (random.nextInt(100) < 3) {
            plan(within(at.plus(Duration.ofMinutes(30)), LATEST_DELETION), _ -> {
                count("X: deleted");
                x.delete(item.id());
                item.deleted = true;
            });
        }
    }

    private void writeOnFacebook(Instant at, String words) {
        var who = somebody(Platform.FACEBOOK);
        int kind = random.nextInt(100);
        if (kind < 10) {
            count("Facebook: message");
            items.add(new Item(Platform.FACEBOOK, true, facebook.message(who, words, at), words, Optional.empty()));
            return;
        }
        if (kind < 12) {
            count("Facebook: tag");
            items.add(new Item(Platform.FACEBOOK, false, facebook.tag(who, words, at), words, Optional.empty()));
            return;
        }
        if (kind < 14) {
            count("Facebook: visitor post");
            items.add(
                    new Item(Platform.FACEBOOK, false, facebook.visitorPost(who, words, at), words, Optional.empty()));
            return;
        }
        var parent = comments.isEmpty() || kind > 30
                ? Optional.<Item>empty()
                : Optional.of(comments.get(Math.max(0, comments.size() - 1 - random.nextInt(200))))
                        .filter(one -> !one.isDeleted());
        count(parent.isPresent() ? "Facebook: answer to a comment" : "Facebook: comment");
        var id = parent.map(one -> facebook.reply(one.id(), who, words, at))
                .orElseGet(() -> facebook.comment(recent(onFacebook), who, words, at));
        var item = new Item(Platform.FACEBOOK, false, id, words, parent);
        items.add(item);
        if (parent.isEmpty()) {
            comments.add(item);
        }
        later(at, 5, LATEST_DELETION, item, "edited", () -> {
            change(item, words + ", please");
            facebook.edit(id, item.text());
        });
        later(at, 3, LATEST_DELETION, item, "deleted", () -> {
            facebook.delete(id);
            item.deleted = true;
        });
        later(at, 1, LATEST_DELETION, item, "hidden", () -> {
            facebook.hide(id, true);
            item.hidden = true;
        });
    }

    private void change(Item item, String words) {
        if (isRead.test(item)) {
            item.before.add(item.text());
        }
        item.words.add(words);
    }

    private void later(Instant at, int percent, Duration most, Item item, String what, Runnable change) {
        if (random.nextInt(100) < percent) {
            plan(within(at, most), _ -> {
                if (!item.isDeleted()) {
                    count("Facebook: " + what);
                    change.run();
                }
            });
        }
    }
}
