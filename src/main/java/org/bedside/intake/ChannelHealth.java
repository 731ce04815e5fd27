package org.bedside.intake;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.bedside.model.ConnectedChannel;
import org.bedside.model.ConnectedChannel.Trouble;
import org.bedside.model.Fault;
import org.bedside.model.Gap;
import org.bedside.model.History;
import org.bedside.model.Lane;
import org.bedside.model.Paid;
import org.bedside.model.Quota;
import org.bedside.store.UsageStore.Used;

/// All that there is to say of how a channel fares.
///
/// @param history how far the first reading of each lane has come
/// @param gaps what the platform counts and does not give, and nobody has seen yet
/// @param faults the last ten times that a lane could not be read, the newest first
/// @param quotas what the platform said last of what is left, where that still holds
/// @param requests how many left this month
/// @param paid what X billed this month
/// @param prices what X takes
public record ChannelHealth(
        ConnectedChannel channel,
        Map<Lane, History> history,
        List<Gap> gaps,
        List<Fault> faults,
        List<Quota> quotas,
        long requests,
        Map<Paid, Used> paid,
        Prices prices) {

    /// Millionths of a US dollar.
    public long spent() {
        return paid.values().stream().mapToLong(Used::micros).sum();
    }

    /// The lanes whose first reading has begun and not ended.
    public List<Lane> beingReadFirst() {
        return history.entrySet().stream()
                .filter(lane -> !lane.getValue().done() && lane.getValue().read() > 0)
                .map(Map.Entry::getKey)
                .sorted()
                .toList();
    }

    /// Whether nothing is missing, and nothing keeps it from being read that does not pass by itself or that whoever
    /// signed it in left so.
    public boolean isWell() {
        return gaps.isEmpty()
                && Set.of(Trouble.NONE, Trouble.SCOPE_MISSING, Trouble.RATE_LIMITED)
                        .contains(channel.health().trouble());
    }
}
