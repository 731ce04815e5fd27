package org.bedside;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bedside.channel.Account;
import org.bedside.channel.Channel;
import org.bedside.channel.ChannelException;
import org.bedside.channel.Cursor;
import org.bedside.channel.Deed;
import org.bedside.channel.OutgoingReply;
import org.bedside.channel.Page;
import org.bedside.channel.Posted;
import org.bedside.channel.Standing;
import org.bedside.model.Lane;
import org.bedside.model.Platform;

/// A platform that answers what a test told it to, and remembers what it was asked.
/// Used by one thread only.
public final class FakeChannel implements Channel {
    /// What the platform does when it is asked.
    public interface Answer<T> {
        T give() throws ChannelException, InterruptedException;
    }

    private final InstantSource clock;
    private final List<Lane> lanes;
    private final Map<Lane, Deque<Answer<Page>>> fetches = new EnumMap<>(Lane.class);
    private final Deque<Answer<Posted>> posts = new ArrayDeque<>();
    private final Deque<Answer<Optional<Posted>>> finds = new ArrayDeque<>();
    private final Deque<Answer<Boolean>> acts = new ArrayDeque<>();
    private final Deque<Answer<Standing>> standings = new ArrayDeque<>();
    private final List<String> done = new ArrayList<>();
    private final List<Cursor> fetchedAfter = new ArrayList<>();
    private final List<List<String>> lookedAt = new ArrayList<>();
    private final List<OutgoingReply> posted = new ArrayList<>();
    private final List<Instant> looks = new ArrayList<>();

    /// A channel that brings comments only.
    public FakeChannel(InstantSource clock) {
        this(clock, Lane.COMMENTS);
    }

    public FakeChannel(InstantSource clock, Lane... lanes) {
        this.clock = clock;
        this.lanes = List.of(lanes);
    }

    /// How the next fetch of comments ends that has no answer yet.
    public void onFetch(Answer<Page> answer) {
        onFetch(Lane.COMMENTS, answer);
    }

    public void onFetch(Lane lane, Answer<Page> answer) {
        fetches.computeIfAbsent(lane, _ -> new ArrayDeque<>()).add(answer);
    }

    public void onPost(Answer<Posted> answer) {
        posts.add(answer);
    }

    public void onFind(Answer<Optional<Posted>> answer) {
        finds.add(answer);
    }

    /// How the next deed ends that has no answer yet; without one it is done.
    public void onAct(Answer<Boolean> answer) {
        acts.add(answer);
    }

    public void onStanding(Answer<Standing> answer) {
        standings.add(answer);
    }

    /// What we were asked to do, as in `HIDE 17`, whatever became of it.
    public List<String> done() {
        return List.copyOf(done);
    }

    /// The cursors that were asked for.
    public List<Cursor> fetchedAfter() {
        return List.copyOf(fetchedAfter);
    }

    /// The comments that were looked at once more, look by look.
    public List<List<String>> lookedAt() {
        return List.copyOf(lookedAt);
    }

    /// What we were asked to post, whatever became of it.
    public List<OutgoingReply> posted() {
        return List.copyOf(posted);
    }

    /// When replies were looked for.
    public List<Instant> looks() {
        return List.copyOf(looks);
    }

    @Override
    public Platform platform() {
        return Platform.X;
    }

    @Override
    public Account account() {
        return new Account("100", "oakstreetclinic", "Oak Street Clinic");
    }

    @Override
    public List<Lane> lanes() {
        return lanes;
    }

    /// Without an answer told, there is nothing more.
    @Override
    public Page fetchAfter(Lane lane, Cursor cursor) throws ChannelException, InterruptedException {
        fetchedAfter.add(cursor);
        var answers = fetches.getOrDefault(lane, new ArrayDeque<>());
        return answers.isEmpty()
                ? new Page(List.of(), cursor, false, 0)
                : answers.remove().give();
    }

    /// How a look ends is told by [#onFetch] of its lane; without an answer told, nothing has changed.
    @Override
    public Page look(List<String> externalIds) throws ChannelException, InterruptedException {
        lookedAt.add(List.copyOf(externalIds));
        var answers = fetches.getOrDefault(Lane.LOOK_BACK, new ArrayDeque<>());
        return answers.isEmpty() ? Page.NONE : answers.remove().give();
    }

    @Override
    public Posted publish(String text) {
        throw new UnsupportedOperationException("no test publishes here");
    }

    @Override
    public Optional<Posted> findPublished(String text, Instant since) {
        throw new UnsupportedOperationException("no test publishes here");
    }

    /// Without an answer told, it is posted.
    @Override
    public Posted post(OutgoingReply reply) throws ChannelException, InterruptedException {
        posted.add(reply);
        return posts.isEmpty()
                ? new Posted("posted-" + posted.size(), clock.instant())
                : posts.remove().give();
    }

    /// Without an answer told, it does not stand there.
    @Override
    public Optional<Posted> find(OutgoingReply reply, Instant since) throws ChannelException, InterruptedException {
        looks.add(clock.instant());
        return finds.isEmpty() ? Optional.empty() : finds.remove().give();
    }

    @Override
    public void act(Deed deed, String to) throws ChannelException, InterruptedException {
        done.add(deed + " " + to);
        if (!acts.isEmpty()) {
            acts.remove().give();
        }
    }

    /// Without an answer told, it stands there.
    @Override
    public Standing standing(String externalId) throws ChannelException, InterruptedException {
        return standings.isEmpty()
                ? new Standing.There(Optional.empty(), Optional.empty())
                : standings.remove().give();
    }
}
