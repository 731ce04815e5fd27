package org.bedside;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
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

/// Asks another channel for everything, but for what a test does otherwise.
public class ChannelInFront implements Channel {
    private final Channel channel;

    ChannelInFront(Channel channel) {
        this.channel = channel;
    }

    /// One of which only `lane` is read.
    public static Channel only(Lane lane, Channel channel) {
        return new ChannelInFront(channel) {
            @Override
            public List<Lane> lanes() {
                return List.of(lane);
            }
        };
    }

    /// One that looks by way of `patient` how something stands.
    public static Channel lookingBy(Channel patient, Channel channel) {
        return new ChannelInFront(channel) {
            @Override
            public Standing standing(String externalId) throws ChannelException, InterruptedException {
                return patient.standing(externalId);
            }
        };
    }

    @Override
    public Platform platform() {
        return channel.platform();
    }

    @Override
    public Account account() throws ChannelException, InterruptedException {
        return channel.account();
    }

    @Override
    public List<Lane> lanes() {
        return channel.lanes();
    }

    @Override
    public Duration atMostEvery(Lane lane) {
        return channel.atMostEvery(lane);
    }

    @Override
    public Page fetchAfter(Lane lane, Cursor cursor) throws ChannelException, InterruptedException {
        return channel.fetchAfter(lane, cursor);
    }

    @Override
    public Page look(List<String> externalIds) throws ChannelException, InterruptedException {
        return channel.look(externalIds);
    }

    @Override
    public Posted post(OutgoingReply reply) throws ChannelException, InterruptedException {
        return channel.post(reply);
    }

    @Override
    public Optional<Posted> find(OutgoingReply reply, Instant since) throws ChannelException, InterruptedException {
        return channel.find(reply, since);
    }

    @Override
    public Posted publish(String text) throws ChannelException, InterruptedException {
        return channel.publish(text);
    }

    @Override
    public Optional<Posted> findPublished(String text, Instant since) throws ChannelException, InterruptedException {
        return channel.findPublished(text, since);
    }

    @Override
    public void act(Deed deed, String to) throws ChannelException, InterruptedException {
        channel.act(deed, to);
    }

    @Override
    public Standing standing(String externalId) throws ChannelException, InterruptedException {
        return channel.standing(externalId);
    }
}
