package org.bedside.channel;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.bedside.channel.Possible.No;
import org.bedside.channel.Possible.Why;
import org.bedside.channel.Possible.Yes;
import org.bedside.model.CommentKind;
import org.bedside.model.Platform;
import org.bedside.model.Scope;
import org.bedside.model.SignIn;
import org.bedside.model.Way;

/// What the platforms' rules let us do with a comment now, told beforehand from what we know of it.
public final class Possibilities {
    private static final Pattern HANDLE = Pattern.compile("(?<![\\w@])@(\\w{1,15})\\b");

    /// How long after a comment Facebook lets us answer it in private, and after a person's last
    /// message by Messenger.
    private static final Duration PRIVATE_REPLY = Duration.ofDays(7);

    private static final Duration MESSENGER = Duration.ofHours(24);

    private Possibilities() {}

    /// What we know of a comment.
    ///
    /// @param platform where it stands
    /// @param account the handle of our account there, without the `@`
    /// @param kind how it reached us
    /// @param text its words
    /// @param ours whether we wrote it
    /// @param underOurs whether it stands under a post of ours; empty where we do not know
    /// @param gone whether the platform has it no more
    /// @param writtenAt when it was written; of a private conversation, when the person wrote last
    /// @param privatelyAnswered whether it had a private reply
    public record Facts(
            Platform platform,
            String account,
            CommentKind kind,
            String text,
            boolean ours,
            Optional<Boolean> underOurs,
            boolean gone,
            Instant writtenAt,
            boolean privatelyAnswered) {
        private boolean isMessage() {
            return kind == CommentKind.DIRECT_MESSAGE;
        }

        private boolean namesUs() {
            return HANDLE.matcher(text)
                    .results()
                    .anyMatch(handle ->
                            handle.group(1).toLowerCase(Locale.ROOT).equals(account.toLowerCase(Locale.ROOT)));
        }
    }

    /// Whether the comment can be answered that way.
    public static Possible of(Way way, Facts facts, Instant now) {
        var may = switch (facts.platform()) {
            case X -> onX(way, facts);
            case FACEBOOK -> onFacebook(way, facts, now);
        };
        return facts.gone() && may.exists() ? new No(Why.GONE) : may;
    }

    /// The same by an account that is signed in like this.
    public static Possible of(Way way, Facts facts, Instant now, SignIn signIn) {
        return granted(of(way, facts, now), Scope.toSend(facts.platform(), way), signIn);
    }

    private static Possible granted(Possible may, Scope needed, SignIn signIn) {
        return may instanceof Yes
                ? signIn.lacking(Set.of(needed)).<Possible>map(No::new).orElse(may)
                : may;
    }

    /// Whether it can be done to the comment.
    public static Possible of(Deed deed, Facts facts) {
        if (facts.gone()) {
            return new No(Why.GONE);
        }
        return switch (deed) {
            case LIKE, UNLIKE -> facts.isMessage() ? new No(Why.NOT_HERE) : new Yes();
            case HIDE, SHOW -> hiding(facts);
            case DELETE -> facts.ours() ? new Yes() : new No(Why.NOT_OURS);
        };
    }

    /// The same by an account that is signed in like this.
    public static Possible of(Deed deed, Facts facts, SignIn signIn) {
        return granted(of(deed, facts), deed.needs(facts.platform()), signIn);
    }

    /// Whether a post of our own with these words can be published by an account that is signed in like this.
    public static Possible toPublish(Platform platform, String text, SignIn signIn) {
        return TextLength.of(platform, text) > TextLength.maxOfPost(platform)
                ? new No(Why.TOO_LONG)
                : granted(new Yes(), Scope.toPublish(platform), signIn);
    }

    private static Possible hiding(Facts facts) {
        if (facts.isMessage() || facts.ours()) {
            return new No(Why.NOT_HERE);
        }
        var mayBeUnderOurs = switch (facts.platform()) {
            case X -> facts.kind() == CommentKind.REPLY && facts.underOurs().orElse(true);
            case FACEBOOK -> facts.kind() == CommentKind.PAGE_COMMENT || facts.kind() == CommentKind.VISITOR_POST;
        };
        return mayBeUnderOurs ? new Yes() : new No(Why.NOT_UNDER_OURS);
    }

    private static Possible onX(Way way, Facts facts) {
        return switch (way) {
            case REPLY -> replyOnX(facts);
            case MESSAGE -> facts.isMessage() ? new Yes() : new No(Why.DID_NOT_WRITE);
            case PRIVATE_REPLY -> new No(Why.NOT_HERE);
        };
    }

    /// X's rule since 23 February 2026 for apps that anybody can have. Whether a post mentions us, X itself has said of
    /// those that it gave us as mentions.
    private static Possible replyOnX(Facts facts) {
        if (facts.isMessage()) {
            return new No(Why.NOT_HERE);
        }
        var engaged = facts.kind() == CommentKind.MENTION
                || facts.kind() == CommentKind.QUOTE
                || facts.ours()
                || facts.namesUs()
                || isLong(facts.text())
                || facts.underOurs().orElse(false);
        return engaged ? new Yes() : new No(Why.NOT_MENTIONED);
    }

    /// Of a long post X may give the words without the names that stand before them, so that we do not know.
    private static boolean isLong(String text) {
        return TextLength.of(Platform.X, text) > TextLength.max(Platform.X);
    }

    private static Possible onFacebook(Way way, Facts facts, Instant now) {
        return switch (way) {
            case REPLY -> facts.isMessage() ? new No(Why.NOT_HERE) : new Yes();
            case MESSAGE -> facts.isMessage() ? within(MESSENGER, facts.writtenAt(), now) : new No(Why.DID_NOT_WRITE);
            case PRIVATE_REPLY -> privateReply(facts, now);
        };
    }

    private static Possible privateReply(Facts facts, Instant now) {
        return switch (facts.kind()) {
            case PAGE_COMMENT, VISITOR_POST ->
                facts.privatelyAnswered() ? new No(Why.ALREADY_DONE) : within(PRIVATE_REPLY, facts.writtenAt(), now);
            case MENTION, REPLY, REVIEW, DIRECT_MESSAGE, QUOTE, TAG -> new No(Why.NOT_HERE);
        };
    }

    private static Possible within(Duration window, Instant from, Instant now) {
        var end = from.plus(window);
        return now.isBefore(end) ? new Yes(Optional.of(end)) : new No(Why.WINDOW_CLOSED, Optional.of(end));
    }
}
