package org.bedside.channel;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.bedside.model.Lane;
import org.bedside.model.Platform;

/// One connected account on one platform.
///
/// Every call waits for the network, and ends with a [ChannelException] when the whole answer is not there within the
/// transport's time limit; an interrupt ends it at once. Safe for use by several threads at once.
public interface Channel {
    Platform platform();

    /// Whose account this is; asks the platform, and so tells whether the sign-in still holds.
    Account account() throws ChannelException, InterruptedException;

    /// What it brings, in the order in which it is to be read.
    List<Lane> lanes();

    /// How much time the platform wants between two readings of `lane`; they may well be further apart.
    default Duration atMostEvery(Lane lane) {
        return lane == Lane.LOOK_BACK ? Duration.ofHours(1) : Duration.ZERO;
    }

    /// The next page of what people wrote in `lane` after `cursor`. Called again with [Page#next] until [Page#more] is
    /// false, it reads to the end; read twice, a page changes nothing. [Lane#LOOK_BACK] is read by [#look] instead.
    Page fetchAfter(Lane lane, Cursor cursor) throws ChannelException, InterruptedException;

    /// The place from which `post` is read again, or all of the lane where it is empty: reading twice changes nothing.
    default Cursor again(Lane lane, Cursor cursor, String post) {
        return Cursor.START;
    }

    /// The place from which only what is new since `now` is read, leaving off a first reading under way; empty where
    /// there is too little of it to be left off.
    default Optional<Cursor> withoutHistory(Lane lane, Cursor cursor, Instant now) {
        return Optional.empty();
    }

    /// How comments that came before stand now, at most [#LOOKED_AT_ONCE] of them and no messages: those that can be
    /// seen, and those that are certainly [Page#gone]. What the platform says nothing of is in neither. Only asked
    /// where [Lane#LOOK_BACK] is among the [#lanes]; [Page#next] counts for nothing.
    default Page look(List<String> externalIds) throws ChannelException, InterruptedException {
        return Page.NONE;
    }

    /// The most comments that [#look] is asked for.
    int LOOKED_AT_ONCE = 100;

    /// Posts a reply, once: the request is sent a single time and never repeated by anything below this call.
    ///
    /// @throws Unconfirmed if the platform may have posted it but did not say so: only [#find] tells then
    /// @throws NoAnswer if the request certainly never left, so that it may be tried again
    Posted post(OutgoingReply reply) throws ChannelException, InterruptedException;

    /// Looks whether `reply` stands on the platform, posted by us at or after `since`.
    Optional<Posted> find(OutgoingReply reply, Instant since) throws ChannelException, InterruptedException;

    /// Publishes a post of our own, once, as [#post] does a reply and with the same exceptions.
    Posted publish(String text) throws ChannelException, InterruptedException;

    /// Looks whether a post of our own with these words stands on the platform, published at or after `since`.
    Optional<Posted> findPublished(String text, Instant since) throws ChannelException, InterruptedException;

    /// Does it to the comment, or the reply of ours, that the platform knows as `to`. Where it is done already, nothing
    /// happens.
    ///
    /// @throws Unconfirmed if the platform may have done it but did not say so: [#standing] tells then
    void act(Deed deed, String to) throws ChannelException, InterruptedException;

    /// How the comment, or the reply of ours, stands now that the platform knows as `externalId`.
    Standing standing(String externalId) throws ChannelException, InterruptedException;
}
