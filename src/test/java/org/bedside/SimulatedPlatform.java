package org.bedside;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.bedside.channel.Channel;
import org.bedside.channel.facebook.FacebookAccess;
import org.bedside.channel.facebook.FacebookChannel;
import org.bedside.channel.http.HttpTransport;
import org.bedside.channel.simulator.Arrivals;
import org.bedside.channel.simulator.FacebookSimulator;
import org.bedside.channel.simulator.Faults;
import org.bedside.channel.simulator.Operation;
import org.bedside.channel.simulator.OwnPost;
import org.bedside.channel.simulator.XSimulator;
import org.bedside.channel.x.XAccess;
import org.bedside.channel.x.XChannel;
import org.bedside.model.Author;

/// A simulated platform with one account, the same way for tests whatever it is.
public sealed interface SimulatedPlatform extends AutoCloseable {
    /// Which platforms there are.
    enum Kind {
        X,
        FACEBOOK;

        public SimulatedPlatform start(InstantSource clock) {
            return switch (this) {
                case X -> new OnX(clock, XSimulator.start(clock));
                case FACEBOOK -> OnFacebook.start(clock);
            };
        }
    }

    Channel channel(HttpTransport transport, URI address);

    URI address();

    Faults faults();

    Arrivals arrivals();

    List<OwnPost> ownPosts();

    /// The requests that fetch comments.
    Operation reading();

    /// The requests that look for a reply.
    Operation looking();

    /// Somebody writes to the account; gives the comment's identifier.
    String ask(Author who, String text, Instant at);

    /// The account itself answers a comment, on the platform.
    String answer(String comment, String text, Instant at);

    /// What another process needs to reach the account.
    List<String> access();

    @Override
    void close();

    default Channel channel(HttpTransport transport) {
        return channel(transport, address());
    }

    /// The channel of [#access] in another process.
    static Channel channel(HttpTransport transport, List<String> access, InstantSource clock) {
        return switch (Kind.valueOf(access.getFirst())) {
            case X ->
                new XChannel(
                        transport,
                        new XAccess(
                                access.get(2),
                                access.get(3),
                                access.get(4),
                                access.get(5),
                                access.get(6),
                                URI.create(access.get(1))),
                        clock);
            case FACEBOOK ->
                new FacebookChannel(
                        transport,
                        new FacebookAccess(access.get(2), access.get(3), Optional.empty(), URI.create(access.get(1))),
                        clock);
        };
    }

    record OnX(InstantSource clock, XSimulator simulator) implements SimulatedPlatform {
        @Override
        public Channel channel(HttpTransport transport, URI address) {
            return new XChannel(
                    transport,
                    new XAccess(
                            simulator.consumerKey(),
                            simulator.consumerSecret(),
                            simulator.token(),
                            simulator.tokenSecret(),
                            simulator.account().externalId(),
                            address),
                    clock);
        }

        @Override
        public URI address() {
            return simulator.address();
        }

        @Override
        public Faults faults() {
            return simulator.faults();
        }

        @Override
        public Arrivals arrivals() {
            return simulator.arrivals();
        }

        @Override
        public List<OwnPost> ownPosts() {
            return simulator.ownPosts();
        }

        @Override
        public Operation reading() {
            return Operation.MENTIONS;
        }

        @Override
        public Operation looking() {
            return Operation.OWN_POSTS;
        }

        @Override
        public String ask(Author who, String text, Instant at) {
            return simulator.mention(who, text, at);
        }

        @Override
        public String answer(String comment, String text, Instant at) {
            return simulator.replyAsOwner(comment, text, at);
        }

        @Override
        public List<String> access() {
            return List.of(
                    Kind.X.name(),
                    address().toString(),
                    simulator.consumerKey(),
                    simulator.consumerSecret(),
                    simulator.token(),
                    simulator.tokenSecret(),
                    simulator.account().externalId());
        }

        @Override
        public void close() {
            simulator.close();
        }
    }

    /// A page on the simulated Facebook.
    ///
    /// @param post the page's post under which people ask
    record OnFacebook(InstantSource clock, FacebookSimulator simulator, String post) implements SimulatedPlatform {
        private static OnFacebook start(InstantSource clock) {
            var simulator = FacebookSimulator.start(clock);
            return new OnFacebook(
                    clock,
                    simulator,
                    simulator.post("Flu shots are here.", clock.instant().minus(Duration.ofDays(1))));
        }

        @Override
        public Channel channel(HttpTransport transport, URI address) {
            return new FacebookChannel(
                    transport,
                    new FacebookAccess(
                            simulator.account().externalId(), simulator.pageToken(), Optional.empty(), address),
                    clock);
        }

        @Override
        public URI address() {
            return simulator.address();
        }

        @Override
        public Faults faults() {
            return simulator.faults();
        }

        @Override
        public Arrivals arrivals() {
            return simulator.arrivals();
        }

        @Override
        public List<OwnPost> ownPosts() {
            return simulator.ownPosts();
        }

        @Override
        public Operation reading() {
            return Operation.COMMENTS;
        }

        @Override
        public Operation looking() {
            return Operation.COMMENTS;
        }

        @Override
        public String ask(Author who, String text, Instant at) {
            return simulator.comment(post, who, text, at);
        }

        @Override
        public String answer(String comment, String text, Instant at) {
            return simulator.replyAsOwner(comment, text, at);
        }

        @Override
        public List<String> access() {
            return List.of(
                    Kind.FACEBOOK.name(),
                    address().toString(),
                    simulator.account().externalId(),
                    simulator.pageToken());
        }

        @Override
        public void close() {
            simulator.close();
        }
    }
}
