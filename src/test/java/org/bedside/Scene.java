package org.bedside;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.bedside.SimulatedPlatform.Kind;
import org.bedside.SimulatedPlatform.OnFacebook;
import org.bedside.SimulatedPlatform.OnX;
import org.bedside.channel.simulator.FacebookSimulator;
import org.bedside.channel.simulator.OwnPost;
import org.bedside.channel.simulator.XSimulator;
import org.bedside.model.Author;
import org.bedside.model.Lane;

/// Where people write, and the account itself answers them from the platform's own app.
public enum Scene {
    X_MENTIONS(Kind.X, Lane.COMMENTS) {
        @Override
        public String write(SimulatedPlatform platform, Author who, String text, Instant at) {
            return platform.ask(who, text, at);
        }
    },
    X_MESSAGES(Kind.X, Lane.MESSAGES) {
        @Override
        public String write(SimulatedPlatform platform, Author who, String text, Instant at) {
            return x(platform).directMessage(who, text, at);
        }

        @Override
        public List<String> answer(SimulatedPlatform platform, String to, Author who, String text, Instant at) {
            return List.of(x(platform).directMessageAsOwner(who, text, at));
        }
    },
    /// Under a post of ours, without naming us.
    X_DISCUSSIONS(Kind.X, Lane.DISCUSSIONS) {
        @Override
        public String write(SimulatedPlatform platform, Author who, String text, Instant at) {
            return x(platform).replyWithoutHandles(who, text, at, ownPost(x(platform), at));
        }
    },
    X_QUOTES(Kind.X, Lane.DISCUSSIONS) {
        @Override
        public String write(SimulatedPlatform platform, Author who, String text, Instant at) {
            return x(platform).quote(who, text, at, ownPost(x(platform), at));
        }
    },
    FACEBOOK_COMMENTS(Kind.FACEBOOK, Lane.COMMENTS) {
        @Override
        public String write(SimulatedPlatform platform, Author who, String text, Instant at) {
            return platform.ask(who, text, at);
        }
    },
    FACEBOOK_MESSAGES(Kind.FACEBOOK, Lane.MESSAGES) {
        @Override
        public String write(SimulatedPlatform platform, Author who, String text, Instant at) {
            return facebook(platform).message(who, text, at);
        }

        @Override
        public List<String> answer(SimulatedPlatform platform, String to, Author who, String text, Instant at) {
            return List.of(facebook(platform).messageAsOwner(who, text, at));
        }

        @Override
        public List<OwnPost> ours(SimulatedPlatform platform) {
            return facebook(platform).ownMessages();
        }
    },
    FACEBOOK_REVIEWS(Kind.FACEBOOK, Lane.REVIEWS) {
        @Override
        public String write(SimulatedPlatform platform, Author who, String text, Instant at) {
            return facebook(platform).review(who, true, text, at);
        }

        @Override
        public List<String> answer(SimulatedPlatform platform, String to, Author who, String text, Instant at) {
            return List.of();
        }
    },
    FACEBOOK_TAGS(Kind.FACEBOOK, Lane.TAGS) {
        @Override
        public String write(SimulatedPlatform platform, Author who, String text, Instant at) {
            return facebook(platform).tag(who, text, at);
        }

        @Override
        public List<String> answer(SimulatedPlatform platform, String to, Author who, String text, Instant at) {
            return List.of();
        }
    },
    /// On the page, and left out of its feed.
    FACEBOOK_VISITORS(Kind.FACEBOOK, Lane.TAGS) {
        @Override
        public String write(SimulatedPlatform platform, Author who, String text, Instant at) {
            return facebook(platform).visitorPostLeftOut(who, text, at);
        }
    };

    public final Kind kind;
    public final Lane lane;

    Scene(Kind kind, Lane lane) {
        this.kind = kind;
        this.lane = lane;
    }

    /// Somebody writes; gives its identifier.
    public abstract String write(SimulatedPlatform platform, Author who, String text, Instant at);

    /// The account answers what `who` wrote, where Bedside reads such answers; gives its identifier.
    public List<String> answer(SimulatedPlatform platform, String to, Author who, String text, Instant at) {
        return List.of(platform.answer(to, text, at));
    }

    /// What the account wrote there.
    public List<OwnPost> ours(SimulatedPlatform platform) {
        return platform.ownPosts();
    }

    /// `count` people write one after the other, and the last of them is answered.
    List<String> play(SimulatedPlatform platform, List<Author> who, MutableClock clock, String answer) {
        var written = new ArrayList<String>();
        for (var one : who) {
            clock.advance(Duration.ofSeconds(1));
            written.add(write(platform, one, "When are you open?", clock.instant()));
        }
        written.addAll(answer(platform, written.getLast(), who.getLast(), answer, clock.instant()));
        return written;
    }

    private static XSimulator x(SimulatedPlatform platform) {
        return ((OnX) platform).simulator();
    }

    private static FacebookSimulator facebook(SimulatedPlatform platform) {
        return ((OnFacebook) platform).simulator();
    }

    /// A post of ours that answers nothing, the first that there is.
    private static String ownPost(XSimulator x, Instant at) {
        return x.ownPosts().stream()
                .filter(post -> post.to().isEmpty())
                .map(OwnPost::id)
                .findFirst()
                .orElseGet(() -> x.post(x.account(), "Flu shots are here.", at.minusSeconds(60)));
    }
}
