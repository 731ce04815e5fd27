package org.bedside.intake;

import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.bedside.model.Paid;
import org.bedside.store.SettingStore;
import org.bedside.store.Tx;

/// What X takes, and how much of it the practice wants to spend in a month; both are settings. All in millionths of a
/// US dollar.
///
/// @param each the price of one; the usual one where the practice has set none
/// @param cap empty where there is no limit
public record Prices(Map<Paid, Long> each, Optional<Long> cap) {
    private static final String PRICE = "x.price.";
    private static final String CAP = "x.cap";

    /// Reading stops in two steps, so that mentions go on the longest.
    private static final int MENTIONS_ONLY_AT = 80;

    public Prices {
        each = Map.copyOf(each);
    }

    static Prices read(Tx tx) {
        var settings = new SettingStore().beginningWith(tx, "x.");
        var each = new EnumMap<Paid, Long>(Paid.class);
        for (var what : Paid.values()) {
            Optional.ofNullable(settings.get(PRICE + what.name()))
                    .map(Long::valueOf)
                    .ifPresent(micros -> each.put(what, micros));
        }
        return new Prices(each, Optional.ofNullable(settings.get(CAP)).map(Long::valueOf));
    }

    void write(Tx tx) {
        var settings = new SettingStore();
        each.forEach((what, micros) -> settings.put(tx, PRICE + what.name(), Long.toString(micros)));
        cap.ifPresentOrElse(micros -> settings.put(tx, CAP, Long.toString(micros)), () -> settings.remove(tx, CAP));
    }

    public long micros(Paid what) {
        return each.getOrDefault(what, what.usualMicros());
    }

    /// Whether `spent` leaves something for reading.
    ///
    /// @param mentions whether that is what people write to us; the rest ends earlier
    boolean allows(long spent, boolean mentions) {
        return cap.filter(most -> spent * 100 >= most * (mentions ? 100 : MENTIONS_ONLY_AT))
                .isEmpty();
    }
}
