package org.bedside.reply.canned;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What the practice publishes of itself and canned replies are filled in with; a part it does not publish is empty.
///
/// Each stands on the guard's allow-list too, or the guard holds the filled reply back.
///
/// @param hours as they read after "open", such as "Monday to Friday, 8:30 am to 5 pm"
public record PracticeFacts(
        String name, String phone, String hours, String address, String bookingLink, String portal) {

    /// The placeholders that the facts fill.
    public static final List<String> PLACEHOLDERS =
            List.of("practice name", "practice phone", "practice hours", "practice address", "booking link", "portal");

    /// By placeholder, without what is empty: such a gap stays open, and the guard holds the reply back.
    public Map<String, String> values() {
        var facts = List.of(name, phone, hours, address, bookingLink, portal);
        var values = new LinkedHashMap<String, String>();
        for (int i = 0; i < facts.size(); i++) {
            if (!facts.get(i).isBlank()) {
                values.put(PLACEHOLDERS.get(i), facts.get(i));
            }
        }
        return Map.copyOf(values);
    }
}
