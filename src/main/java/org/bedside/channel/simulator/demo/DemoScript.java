package org.bedside.channel.simulator.demo;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import org.bedside.channel.simulator.FacebookSimulator;
import org.bedside.channel.simulator.XSimulator;
import org.bedside.model.Author;
import org.bedside.model.Priority;

/// Plays an invented clinic's life on two simulated platforms: four weeks of history, comments that arrive
/// while the demo runs, and a post that goes viral. It waits for nothing; whoever runs it does. Safe for
/// use by several threads at once.
public final class DemoScript implements AutoCloseable {
    /// How many comments come at once when a post goes viral.
    public static final int VIRAL = 500;

    /// One in so many of them comes on X.
    private static final int ONE_ON_X_IN = 5;

    private static final String VIRAL_POST = "flu-clinic";
    private static final Duration UNTIL_EDITED = Duration.ofMinutes(4);
    private static final int SHORTEST_PAUSE = 8;
    private static final int LONGEST_PAUSE = 30;

    /// After so many arrivals the people who regret a comment delete it, so that it has been seen before.
    private static final int BEFORE_DELETIONS = 3;

    private final DemoTexts texts;
    private final DemoPeople people;
    private final XSimulator x;
    private final FacebookSimulator facebook;
    private final Map<String, String> posts = new HashMap<>();
    private final Map<String, String> ids = new HashMap<>();
    private final SplittableRandom random = new SplittableRandom(20_261_101);
    private int arrived;

    private DemoScript(DemoTexts texts, XSimulator x, FacebookSimulator facebook) {
        this.texts = texts;
        this.x = x;
        this.facebook = facebook;
        people = new DemoPeople(texts.accounts().people());
    }

    /// Starts both platforms with the demo's accounts and nothing written yet.
    public static DemoScript start(InstantSource clock) {
        var texts = DemoTexts.load();
        var xAccount = texts.accounts().x();
        var page = texts.accounts().facebook();
        var x = XSimulator.start(clock, new Author(xAccount.id(), xAccount.handle(), xAccount.name()));
        var facebook = FacebookSimulator.start(clock, new Author(page.id(), "", page.name()));
        return new DemoScript(texts, x, facebook);
    }

    public XSimulator x() {
        return x;
    }

    public FacebookSimulator facebook() {
        return facebook;
    }

    /// Writes everything that happened before `now`: the page's posts, the comments on them, the mentions
    /// on X, and what the practice answered.
    public synchronized void history(Instant now) {
        for (var post : texts.accounts().posts()) {
            posts.put(post.key(), facebook.post(post.text(), now.minus(DemoTexts.ago(post.ago()))));
        }
        for (var written : texts.history()) {
            var ago = Optional.ofNullable(written.ago()).map(DemoTexts::ago).orElse(Duration.ZERO);
            write(written, now.minus(ago));
        }
    }

    /// Lets the next comment arrive at `now`, and says how long to wait until the one after it: a few a
    /// minute. When all have arrived, it begins again from the first.
    public synchronized Duration playNext(Instant now) {
        write(texts.live().get(arrived % texts.live().size()), now);
        arrived++;
        if (arrived == BEFORE_DELETIONS) {
            texts.history().stream().filter(DemoTexts.Written::deleted).forEach(this::delete);
        }
        return Duration.ofSeconds(random.nextInt(SHORTEST_PAUSE, LONGEST_PAUSE + 1));
    }

    /// Lets [#VIRAL] strangers comment at `now`, most of them under one Facebook post, the others on X.
    public synchronized void goViral(Instant now) {
        var post = existing(posts, VIRAL_POST);
        var all = texts.viral();
        // Said over and over are the everyday reactions; somebody in danger writes once.
        var everyday = all.stream()
                .filter(reaction -> reaction.category().priority() != Priority.P0)
                .toList();
        for (int i = 0; i < VIRAL; i++) {
            var text = (i < all.size() ? all.get(i) : everyday.get(i % everyday.size())).text();
            if (i % ONE_ON_X_IN == 0) {
                x.mention(people.strangerOnX(), text, now);
            } else {
                facebook.comment(post, people.strangerOnFacebook(), text, now);
            }
        }
    }

    @Override
    public void close() {
        x.close();
        facebook.close();
    }

    /// The platform's id of what the texts call `key`, once it is written.
    synchronized String idOf(String key) {
        return existing(ids, key);
    }

    private void write(DemoTexts.Written written, Instant at) {
        var id = switch (written.on()) {
            case x -> onX(written, at);
            case facebook -> onFacebook(written, at);
        };
        ids.put(written.id(), id);
    }

    private String onX(DemoTexts.Written written, Instant at) {
        var who = written.isOurs() ? x.account() : people.onX(written.by());
        var id = written.answered()
                .map(answered -> x.reply(who, written.text(), at, existing(ids, answered)))
                .orElseGet(
                        () -> written.isOurs() ? x.post(who, written.text(), at) : x.mention(who, written.text(), at));
        return Optional.ofNullable(written.editedTo())
                .map(newText -> x.edit(id, newText, at.plus(UNTIL_EDITED)))
                .orElse(id);
    }

    private String onFacebook(DemoTexts.Written written, Instant at) {
        var who = written.isOurs() ? facebook.account() : people.onFacebook(written.by());
        var under = written.answered().map(answered -> existing(ids, answered)).orElseGet(() -> post(written));
        var id = facebook.comment(under, who, written.text(), at);
        if (written.editedTo() != null) {
            facebook.edit(id, written.editedTo());
        }
        return id;
    }

    private void delete(DemoTexts.Written written) {
        var id = ids.remove(written.id());
        if (id != null) {
            switch (written.on()) {
                case x -> x.delete(id);
                case facebook -> facebook.delete(id);
            }
        }
    }

    private String post(DemoTexts.Written written) {
        return existing(posts, Optional.ofNullable(written.post()).orElse(""));
    }

    private static String existing(Map<String, String> known, String key) {
        return Optional.ofNullable(known.get(key))
                .orElseThrow(() -> new IllegalArgumentException("nothing in the demo is called " + key));
    }
}
