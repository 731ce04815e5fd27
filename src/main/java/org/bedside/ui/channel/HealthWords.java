package org.bedside.ui.channel;

import java.math.BigDecimal;
import java.text.NumberFormat;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.bedside.intake.ChannelHealth;
import org.bedside.model.ConnectedChannel;
import org.bedside.model.ConnectedChannel.Health;
import org.bedside.model.ConnectedChannel.Trouble;
import org.bedside.model.Fault;
import org.bedside.model.Gap;
import org.bedside.model.Lane;
import org.bedside.model.Platform;
import org.bedside.model.Quota;
import org.bedside.ui.Texts;
import org.bedside.ui.Times;

/// How a channel fares, in words: the same in the window and on the command line.
public final class HealthWords {
    private static final int MICROS = 6;

    private final Texts texts;
    private final Times times;

    public HealthWords(Texts texts, Times times) {
        this.texts = texts;
        this.times = times;
    }

    /// What a channel is called.
    public static String name(ConnectedChannel channel) {
        return channel.handle().isEmpty() ? channel.name() : "@" + channel.handle();
    }

    /// All of it, a line each; those under the first are indented.
    public List<String> report(ChannelHealth health) {
        var channel = health.channel();
        var head = texts.get(
                "health.head",
                name(channel),
                texts.of(channel.platform()),
                texts.of(channel.health().trouble()));
        var lines = new ArrayList<String>();
        for (var lane : lanes(health)) {
            var fares = channel.health(lane);
            lines.add(texts.get(
                    "health.lane", texts.of(lane), read(fares), next(fares).orElse("-"), texts.of(fares.trouble())));
        }
        lines.add(reach(channel.platform()));
        health.beingReadFirst().forEach(lane -> lines.add(history(health, lane)));
        unreadable(channel).ifPresent(lines::add);
        health.gaps().forEach(gap -> lines.add(gap(channel.platform(), gap)));
        health.quotas().forEach(quota -> lines.add(quota(quota)));
        lines.add(use(health));
        health.faults().forEach(fault -> {
            lines.add(fault(fault));
            lines.add(whatToDo(fault.trouble()));
        });
        return Stream.concat(Stream.of(head), lines.stream().map(line -> "  " + line))
                .toList();
    }

    /// Those that were ever looked at.
    static List<Lane> lanes(ChannelHealth health) {
        return health.channel().lanes().keySet().stream()
                .sorted(Comparator.naturalOrder())
                .toList();
    }

    /// How far back is looked, and what is not seen at all or later.
    String reach(Platform platform) {
        return texts.get("health.reach." + platform.name());
    }

    String read(Health health) {
        return health.lastSuccess().map(times::exact).orElseGet(() -> texts.get("health.never"));
    }

    Optional<String> next(Health health) {
        return health.nextLook().map(times::exact);
    }

    String history(ChannelHealth health, Lane lane) {
        return Optional.ofNullable(health.history().get(lane))
                .flatMap(history -> history.backTo()
                        .map(back -> texts.get("health.history", texts.of(lane), history.read(), times.exact(back))))
                .orElseGet(() -> texts.get("health.history.begun", texts.of(lane)));
    }

    Optional<String> unreadable(ConnectedChannel channel) {
        var unreadable = channel.health().unreadable();
        return unreadable > 0 ? Optional.of(texts.get("channels.unreadable", unreadable)) : Optional.empty();
    }

    String gap(Platform platform, Gap gap) {
        if (gap.missing().isPresent()) {
            return texts.get("health.gap", texts.of(platform), gap.missing().get(), times.exact(gap.foundAt()));
        }
        return gap.older()
                .map(older -> texts.get("health.hole.older", texts.of(gap.lane()), times.exact(older)))
                .orElseGet(() -> texts.get("health.hole", texts.of(gap.lane()), times.exact(gap.foundAt())));
    }

    String quota(Quota quota) {
        var name = switch (quota.name()) {
            case "app" -> texts.get("health.quota.app");
            case "page" -> texts.get("health.quota.page");
            case "business" -> texts.get("health.quota.business");
            default -> quota.name();
        };
        return quota.resets()
                .map(reset -> texts.get("health.quota.until", name, quota.used(), times.exact(reset)))
                .orElseGet(() -> texts.get("health.quota", name, quota.used()));
    }

    /// Only X bills.
    String use(ChannelHealth health) {
        if (health.channel().platform() != Platform.X) {
            return texts.get("health.requests", health.requests());
        }
        var spent = dollars(health.spent());
        return health.prices()
                .cap()
                .map(cap -> texts.get("health.spent.of", health.requests(), spent, dollars(cap)))
                .orElseGet(() -> texts.get("health.spent", health.requests(), spent));
    }

    private String dollars(long micros) {
        var format = NumberFormat.getCurrencyInstance(texts.locale());
        format.setCurrency(Currency.getInstance("USD"));
        return format.format(BigDecimal.valueOf(micros, MICROS));
    }

    String fault(Fault fault) {
        return texts.get(
                "health.fault",
                times.exact(fault.at()),
                texts.of(fault.lane()),
                texts.of(fault.trouble()),
                fault.detail());
    }

    String whatToDo(Trouble trouble) {
        return texts.get("channels.do." + trouble.name());
    }
}
