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

    /// Emergency (911, 112), relay, crisis (988 and by text), Poison Control and the national lines for domestic
    /// violence, veterans, young people, new mothers, children, elders, assault and addiction of the United States.
    ///
    /// From <https://988lifeline.org>, <https://www.poison.org>, <https://www.thehotline.org>,
    /// <https://www.veteranscrisisline.net>, <https://www.thetrevorproject.org>, <https://mchb.hrsa.gov>,
    /// <https://www.childhelphotline.org>, <https://eldercare.acl.gov>, <https://rainn.org> and
    /// <https://www.samhsa.gov>.
    public static final List<String> CRISIS_NUMBERS = List.of(
            "911",
            "988",
            "112",
            "711",
            "741741",
            "1-800-222-1222",
            "1-800-273-8255",
            "1-800-799-7233",
            "838255",
            "1-866-488-7386",
            "678678",
            "1-833-852-6262",
            "1-800-422-4453",
            "1-800-677-1116",
            "1-800-656-4673",
            "1-800-662-4357");

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
