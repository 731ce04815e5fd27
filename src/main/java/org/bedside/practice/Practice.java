package org.bedside.practice;

/// The customer: a medical practice, and the facts about itself that it publishes.
///
/// @param demo whether this is the demo practice, which is marked as such everywhere
public record Practice(
        String name,
        OpeningHours hours,
        String hoursInWords,
        String phone,
        String address,
        String site,
        String bookingLink,
        String portal,
        boolean demo) {

    public Practice {
        if (name.isBlank()) {
            throw new Refused("practice-name-empty");
        }
    }
}
