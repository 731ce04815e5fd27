package org.bedside.ui.channel;

import java.math.BigDecimal;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import org.bedside.intake.ChannelDesk;
import org.bedside.intake.ChannelDesk.Signed;
import org.bedside.intake.ChannelHealth;
import org.bedside.intake.HealthDesk;
import org.bedside.intake.Prices;
import org.bedside.model.ChannelId;
import org.bedside.model.ConnectedChannel;
import org.bedside.model.Gap;
import org.bedside.model.Lane;
import org.bedside.model.Paid;
import org.bedside.practice.Refused;
import org.bedside.ui.Background;
import org.bedside.ui.SignedIn;
import org.bedside.ui.Texts;

/// The connected accounts, how they fare and how they are signed in. Used on the JavaFX thread only.
public final class ChannelsViewModel {
    private static final int MICROS = 6;

    private final ChannelDesk desk;
    private final HealthDesk healthDesk;
    private final SignedIn signedIn;
    private final Background background;
    private final Texts texts;
    private final Set<ChannelId> unfolded = new HashSet<>();
    private final ReadOnlyObjectWrapper<List<Card>> channels = new ReadOnlyObjectWrapper<>(List.of());
    private final ReadOnlyObjectWrapper<Prices> prices =
            new ReadOnlyObjectWrapper<>(new Prices(Map.of(), Optional.empty()));
    private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper pricesProblem = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper pricesSaved = new ReadOnlyStringWrapper("");

    /// A channel, how it is signed in and how it fares.
    record Card(Signed signed, ChannelHealth health) {}

    public ChannelsViewModel(
            ChannelDesk desk, HealthDesk healthDesk, SignedIn signedIn, Background background, Texts texts) {
        this.desk = desk;
        this.healthDesk = healthDesk;
        this.signedIn = signedIn;
        this.background = background;
        this.texts = texts;
    }

    public void refresh() {
        background.run(this::read, this::show, e -> problem.set(texts.problem(e)));
    }

    private List<Card> read() {
        var health = healthDesk.all();
        return desk.signed().stream()
                .flatMap(signed -> health.stream()
                        .filter(one ->
                                one.channel().id().equals(signed.channel().id()))
                        .map(one -> new Card(signed, one)))
                .toList();
    }

    private void show(List<Card> read) {
        channels.set(read);
        read.stream().map(card -> card.health().prices()).findFirst().ifPresent(prices::set);
    }

    void lookNow(ConnectedChannel channel) {
        act(() -> healthDesk.lookNow(channel));
    }

    void fetchAgain(ConnectedChannel channel, Gap gap) {
        act(() -> healthDesk.fetchAgain(channel, gap));
    }

    void seen(ConnectedChannel channel, Gap gap) {
        var by = signedIn.member();
        act(() -> healthDesk.seen(by, channel, gap));
    }

    void stopHistory(ConnectedChannel channel, Lane lane) {
        var by = signedIn.member();
        act(() -> healthDesk.stopHistory(by, channel, lane));
    }

    private void act(Runnable deed) {
        background.run(
                () -> {
                    deed.run();
                    return true;
                },
                _ -> {
                    problem.set("");
                    refresh();
                },
                e -> problem.set(texts.problem(e)));
    }

    /// Keeps what was typed where it is no sum of money.
    ///
    /// @param cap in dollars; empty for no limit
    void savePrices(String cap, Map<Paid, String> each) {
        pricesSaved.set("");
        var by = signedIn.member();
        try {
            var typed = new EnumMap<Paid, Long>(Paid.class);
            each.forEach((what, sum) -> typed.put(what, micros(sum)));
            var given = new Prices(typed, cap.isBlank() ? Optional.empty() : Optional.of(micros(cap)));
            background.run(
                    () -> {
                        healthDesk.setPrices(by, given);
                        return true;
                    },
                    _ -> {
                        pricesProblem.set("");
                        pricesSaved.set(texts.get("prices.saved"));
                        refresh();
                    },
                    e -> pricesProblem.set(texts.problem(e)));
        } catch (Refused e) {
            pricesProblem.set(texts.problem(e));
        }
    }

    private static long micros(String sum) {
        try {
            var micros = new BigDecimal(sum.strip().replace(',', '.'))
                    .movePointRight(MICROS)
                    .longValueExact();
            if (micros < 0) {
                throw new Refused("price-not-a-sum", sum.strip());
            }
            return micros;
        } catch (NumberFormatException | ArithmeticException _) {
            throw new Refused("price-not-a-sum", sum.strip());
        }
    }

    static String dollars(long micros) {
        return BigDecimal.valueOf(micros, MICROS).stripTrailingZeros().toPlainString();
    }

    boolean isUnfolded(ConnectedChannel channel) {
        return unfolded.contains(channel.id());
    }

    void unfold(ConnectedChannel channel, boolean open) {
        if (open) {
            unfolded.add(channel.id());
        } else {
            unfolded.remove(channel.id());
        }
    }

    ReadOnlyObjectProperty<List<Card>> channelsProperty() {
        return channels.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<Prices> pricesProperty() {
        return prices.getReadOnlyProperty();
    }

    public ReadOnlyStringProperty problemProperty() {
        return problem.getReadOnlyProperty();
    }

    ReadOnlyStringProperty pricesProblemProperty() {
        return pricesProblem.getReadOnlyProperty();
    }

    ReadOnlyStringProperty pricesSavedProperty() {
        return pricesSaved.getReadOnlyProperty();
    }
}
