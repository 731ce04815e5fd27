package org.bedside.reply;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.bedside.channel.Deed;
import org.bedside.channel.Possibilities;
import org.bedside.channel.Possibilities.Facts;
import org.bedside.channel.Possible;
import org.bedside.model.Comment;
import org.bedside.model.Conversation;
import org.bedside.model.Scope;
import org.bedside.model.Way;
import org.bedside.store.ChannelStore;
import org.bedside.store.SignInStore;
import org.bedside.store.Tx;

/// What a platform lets us do with a comment now, told beforehand from what the store knows of it and of our sign-in.
public final class PlatformRules {
    private final ReplyRecords records;
    private final ChannelStore accounts = new ChannelStore();
    private final SignInStore signIns = new SignInStore();

    public PlatformRules(ReplyRecords records) {
        this.records = records;
    }

    /// Whether the person's latest comment can be answered that way.
    public Possible possible(Tx tx, Conversation talk, Way way, Instant now) {
        var latest = records.comments().get(tx, talk.latestComment());
        return Possibilities.of(way, facts(tx, talk, latest), now, signIns.get(tx, talk.channel()));
    }

    /// Whether it can be done to a comment of the conversation.
    public Possible possible(Tx tx, Conversation talk, Comment comment, Deed deed) {
        return Possibilities.of(deed, facts(tx, talk, comment), signIns.get(tx, talk.channel()));
    }

    /// Whether a reply of ours can be deleted, as far as the sign-in goes.
    public Optional<Scope> lackingToDelete(Tx tx, Conversation talk) {
        return signIns.get(tx, talk.channel()).lacking(Set.of(Deed.DELETE.needs(talk.platform())));
    }

    /// The scope that the account's sign-in lacks to send an answer that way.
    public Optional<Scope> lacking(Tx tx, Conversation talk, Way way) {
        return signIns.get(tx, talk.channel()).lacking(Set.of(Scope.toSend(talk.platform(), way)));
    }

    private Facts facts(Tx tx, Conversation talk, Comment comment) {
        return new Facts(
                talk.platform(),
                accounts.get(tx, talk.channel()).handle(),
                comment.kind(),
                comment.text(),
                comment.ours(),
                Optional.empty(),
                comment.deletedAt().isPresent(),
                comment.writtenAt(),
                records.replies().isPrivatelyAnswered(tx, comment.id()));
    }
}
