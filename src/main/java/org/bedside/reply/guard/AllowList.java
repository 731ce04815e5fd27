package org.bedside.reply.guard;

import java.util.List;

/// What the practice publishes itself, so that its own phone, site, hours and members are never findings.
///
/// Crisis numbers need no entry: [#CRISIS_NUMBERS] are allowed everywhere.
///
/// @param practiceNames the practice's names, as it writes them
/// @param phones phone and fax numbers in any usual spelling
/// @param emails addresses of the practice, not of persons
/// @param sites host names (`lakeside.example`, with all below it) or addresses with a path, for what begins with it;
///     the practice's own, and what it trusts beside `guard/trusted-links.txt`
/// @param handles accounts without the leading `@`: the practice's own and the trusted ones
/// @param addresses postal addresses in full
/// @param hours texts of opening hours and closures, word for word
/// @param memberNames full names of those who work at the practice, with or without a title
/// @param places cities and the like which the practice may name
public record AllowList(
        List<String> practiceNames,
        List<String> phones,
        List<String> emails,
        List<String> sites,
        List<String> handles,
        List<String> addresses,
        List<String> hours,
        List<String> memberNames,
        List<String> places) {

    /// Emergency (911, 112), crisis (988, Crisis Text Line), Poison Control, domestic violence and relay numbers of the
    /// United States, from <https://988lifeline.org>, <https://www.poison.org> and <https://www.thehotline.org>.
    public static final List<String> CRISIS_NUMBERS =
            List.of("911", "988", "112", "711", "741741", "1-800-222-1222", "1-800-273-8255", "1-800-799-7233");

    /// A practice that publishes nothing.
    public static final AllowList NOTHING = new AllowList(
            List.of(), List.of(), List.of(), List.of(), List.of(), List.of(), List.of(), List.of(), List.of());

    public AllowList {
        practiceNames = List.copyOf(practiceNames);
        phones = List.copyOf(phones);
        emails = List.copyOf(emails);
        sites = List.copyOf(sites);
        handles = List.copyOf(handles);
        addresses = List.copyOf(addresses);
        hours = List.copyOf(hours);
        memberNames = List.copyOf(memberNames);
        places = List.copyOf(places);
    }
}
