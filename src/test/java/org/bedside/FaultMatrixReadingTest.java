package org.bedside;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.bedside.SimulatedPlatform.Kind;
import org.bedside.SimulatedPlatform.OnFacebook;
import org.bedside.SimulatedPlatform.OnX;
import org.bedside.channel.Channel;
import org.bedside.channel.http.HttpTransport;
import org.bedside.channel.http.HttpTransport.Limits;
import org.bedside.channel.simulator.Fault;
import org.bedside.channel.simulator.Operation;
import org.bedside.model.Author;
import org.bedside.model.ChannelId;
import org.bedside.model.Comment;
import org.bedside.model.ConnectedChannel.Health;
import org.bedside.model.ConnectedChannel.Trouble;
import org.bedside.model.Lane;
import org.bedside.store.StoredComments;
import org.junit.jupiter.api.AfterEach;

/// What comes in.
class FaultMatrixReadingTest extends FaultMatrix {
    private static final int TALK_OF_TWO_PAGES = 13;

    private final HttpTransport hastier =
            new HttpTransport("test", new Limits(Duration.ofSeconds(20), Duration.ofMillis(50), Wrong.LONGEST));

    @Override
    List<List<Column>> tables() {
        return List.of(
                List.of(
                        new Column("X: name the account", Kind.X, Operation.ACCOUNT, this::naming),
                        first("X: read mentions", Operation.MENTIONS, Scene.X_MENTIONS),
                        nextPage("X: read on, next page", Operation.MENTIONS, Scene.X_MENTIONS),
                        whatIsNew("X: read what is new", Operation.MENTIONS, Scene.X_MENTIONS),
                        first("X: read own posts", Operation.OWN_POSTS, Scene.X_MENTIONS),
                        new Column("Facebook: name the page", Kind.FACEBOOK, Operation.ACCOUNT, this::naming),
                        first("Facebook: read posts", Operation.FEED, Scene.FACEBOOK_COMMENTS),
                        first("Facebook: read comments", Operation.COMMENTS, Scene.FACEBOOK_COMMENTS),
                        nextPage("Facebook: read on, next page", Operation.COMMENTS, Scene.FACEBOOK_COMMENTS),
                        whatIsNew("Facebook: read what is new", Operation.COMMENTS, Scene.FACEBOOK_COMMENTS)),
                List.of(
                        first("X: read messages", Operation.MESSAGES, Scene.X_MESSAGES),
                        nextPage("X: read on, next page of messages", Operation.MESSAGES, Scene.X_MESSAGES),
                        whatIsNew("X: read new messages", Operation.MESSAGES, Scene.X_MESSAGES),
                        first("X: learn our discussions", Operation.OWN_POSTS, Scene.X_DISCUSSIONS),
                        first("X: search our discussions", Operation.SEARCH, Scene.X_DISCUSSIONS),
                        whatIsNew("X: search them for what is new", Operation.SEARCH, Scene.X_DISCUSSIONS),
                        first("X: read quotes", Operation.QUOTES, Scene.X_QUOTES),
                        new Column("X: look back", Kind.X, Operation.READ, this::lookingBack)),
                List.of(
                        first("Facebook: read messages", Operation.MESSAGES, Scene.FACEBOOK_MESSAGES),
                        new Column(
                                "Facebook: read older messages",
                                Kind.FACEBOOK,
                                Operation.MESSAGES,
                                (column, wrong) -> reading(
                                        column,
                                        wrong,
                                        Scene.FACEBOOK_MESSAGES,
                                        this::talkOfTwoPages,
                                        new Fault.None())),
                        whatIsNew("Facebook: read new messages", Operation.MESSAGES, Scene.FACEBOOK_MESSAGES),
                        first("Facebook: read reviews", Operation.REVIEWS, Scene.FACEBOOK_REVIEWS),
                        first("Facebook: read tags", Operation.TAGGED, Scene.FACEBOOK_TAGS),
                        first("Facebook: read visitors' posts", Operation.TAGGED, Scene.FACEBOOK_VISITORS),
                        new Column("Facebook: look back", Kind.FACEBOOK, Operation.READ, this::lookingBack)));
    }

    /// Where it is all the same whether the request came in before we gave up.
    private HttpTransport hasty(Wrong wrong) {
        return wrong.isSilence() ? hastier : patient;
    }

    @AfterEach
    void hangUp() {
        hastier.close();
    }

    private Column first(String words, Operation operation, Scene scene) {
        return new Column(
                words,
                scene.kind,
                operation,
                (column, wrong) -> reading(column, wrong, scene, this::threePeople, new Fault.None[0]));
    }

    private Column nextPage(String words, Operation operation, Scene scene) {
        return new Column(
                words,
                scene.kind,
                operation,
                (column, wrong) -> reading(column, wrong, scene, this::threePeople, new Fault.ShortPage(2)));
    }

    private Column whatIsNew(String words, Operation operation, Scene scene) {
        return new Column(words, scene.kind, operation, (column, wrong) -> {
            try (var platform = scene.kind.start(practice.clock)) {
                var id = connect(scene.kind);
                practice.clock.advance(Duration.ofSeconds(1));
                var before = scene.write(platform, person(9), "When are you open?", practice.clock.instant());
                poller(id, channel(scene, platform, patient)).once();
                practice.clock.advance(Duration.ofMinutes(10));
                var written = new ArrayList<>(List.of(before));
                written.addAll(scene.play(platform, threePeople(), practice.clock, "Good morning"));
                return reading(column, wrong, scene, platform, id, written);
            }
        });
    }

    private List<Author> threePeople() {
        return IntStream.range(0, 3).mapToObj(this::person).toList();
    }

    private List<Author> talkOfTwoPages() {
        return IntStream.range(0, TALK_OF_TWO_PAGES).mapToObj(_ -> person(0)).toList();
    }

    /// Who writes one after the other.
    @FunctionalInterface
    private interface People {
        List<Author> people();
    }

    /// People write, somebody of us answers the last of them, and we read: while it is wrong, and after
    /// that.
    ///
    /// @param before what the requests meet that come before it goes wrong
    private String reading(Column column, Wrong wrong, Scene scene, People who, Fault... before) throws Exception {
        try (var platform = scene.kind.start(practice.clock)) {
            var id = connect(scene.kind);
            var written = scene.play(platform, who.people(), practice.clock, "Good morning");
            platform.faults().next(column.operation(), before);
            return reading(column, wrong, scene, platform, id, written);
        }
    }

    private String reading(
            Column column, Wrong wrong, Scene scene, SimulatedPlatform platform, ChannelId id, List<String> written)
            throws Exception {
        begin(platform, column, wrong);
        poller(id, channel(scene, platform, hasty(wrong))).once();
        var during = health(id, scene.lane);
        end(platform);
        var poller = poller(id, channel(scene, platform, patient));
        practice.clock.advance(Duration.ofMinutes(31));
        poller.once();
        practice.clock.advance(Duration.ofMinutes(6));
        poller.once();

        assertThat(externalIds(id)).containsExactlyInAnyOrderElementsOf(written);
        assertThat(during.trouble()).isEqualTo(wrong.reading(column.kind()));
        assertThat(during.unreadable()).isLessThanOrEqualTo(wrong == Wrong.BROKEN_ITEM ? 1 : 0);
        assertThat(health(id, scene.lane).trouble()).isEqualTo(Trouble.NONE);
        return words(during);
    }

    /// Comments and discussions bring some of the same, and are read with all else; the others by themselves.
    private static Channel channel(Scene scene, SimulatedPlatform platform, HttpTransport transport) {
        var channel = platform.channel(transport);
        return switch (scene.lane) {
            case COMMENTS, DISCUSSIONS -> channel;
            case MESSAGES, TAGS, REVIEWS, LOOK_BACK -> ChannelInFront.only(scene.lane, channel);
        };
    }

    /// Of three comments one is edited and one deleted, and we look back: while it is wrong, and after that.
    private String lookingBack(Column column, Wrong wrong) throws Exception {
        try (var platform = column.kind().start(practice.clock)) {
            var id = connect(column.kind());
            var scene = column.kind() == Kind.X ? Scene.X_MENTIONS : Scene.FACEBOOK_COMMENTS;
            var written = scene.play(platform, threePeople(), practice.clock, "Good morning");
            poller(id, ChannelInFront.only(Lane.COMMENTS, platform.channel(patient)))
                    .once();
            poller(id, ChannelInFront.only(Lane.LOOK_BACK, platform.channel(patient)))
                    .once();
            practice.clock.advance(Duration.ofHours(7));
            edit(platform, written.get(0));
            delete(platform, written.get(1));

            begin(platform, column, wrong);
            poller(id, ChannelInFront.only(Lane.LOOK_BACK, platform.channel(hasty(wrong))))
                    .once();
            var during = health(id, Lane.LOOK_BACK);
            var goneDuring = gone(id);
            end(platform);
            practice.clock.advance(Duration.ofDays(1));
            poller(id, ChannelInFront.only(Lane.LOOK_BACK, platform.channel(patient)))
                    .once();

            assertThat(during.trouble()).isEqualTo(wrong.reading(column.kind()));
            assertThat(goneDuring).isEqualTo(during.trouble() == Trouble.NONE ? 1 : 0);
            assertThat(texts(id)).hasSize(4).containsOnlyOnce(edited(platform));
            assertThat(gone(id)).isEqualTo(1);
            assertThat(health(id, Lane.LOOK_BACK).trouble()).isEqualTo(Trouble.NONE);
            return words(during);
        }
    }

    private void edit(SimulatedPlatform platform, String id) {
        switch (platform) {
            case OnX(var _, var x) -> x.edit(id, "When do you open?", practice.clock.instant());
            case OnFacebook(var _, var facebook, var _) -> facebook.edit(id, "When do you open?");
        }
    }

    private static String edited(SimulatedPlatform platform) {
        return platform instanceof OnX ? "@oakstreetclinic When do you open?" : "When do you open?";
    }

    private static void delete(SimulatedPlatform platform, String id) {
        switch (platform) {
            case OnX(var _, var x) -> x.delete(id);
            case OnFacebook(var _, var facebook, var _) -> facebook.delete(id);
        }
    }

    private String naming(Column column, Wrong wrong) throws Exception {
        try (var platform = column.kind().start(practice.clock)) {
            begin(platform, column, wrong);
            var during = trouble(() -> platform.channel(hasty(wrong)).account());
            end(platform);

            assertThat(during).isEqualTo(wrong.reading(column.kind()));
            assertThat(trouble(() -> platform.channel(patient).account())).isEqualTo(Trouble.NONE);
            return words(during);
        }
    }

    private Health health(ChannelId id, Lane lane) {
        return practice.database.read(tx -> practice.channels.get(tx, id)).health(lane);
    }

    private List<String> externalIds(ChannelId id) {
        return practice.database.read(tx -> StoredComments.externalIds(tx, id));
    }

    private List<Comment> comments(ChannelId id) {
        return practice.database.read(tx -> StoredComments.externalIds(tx, id).stream()
                .map(one -> practice.comments.find(tx, id, one).orElseThrow())
                .toList());
    }

    private List<String> texts(ChannelId id) {
        return comments(id).stream().map(Comment::text).toList();
    }

    private long gone(ChannelId id) {
        return comments(id).stream()
                .filter(comment -> comment.deletedAt().isPresent())
                .count();
    }

    private static String words(Health health) {
        return words(health.trouble()) + (health.unreadable() > 0 ? ", " + health.unreadable() + " unreadable" : "");
    }
}
