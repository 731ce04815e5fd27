package org.bedside.reply.guard;

import java.util.regex.Pattern;

/// Dates more exact than the year, which alone may stand (45 CFR 164.514(b)(2)(i)(C)); for a folded lower-case text.
final class Dates {
    private static final String MONTH = "(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?"
            + "|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?"
            + "|enero|febrero|marzo|abril|mayo|junio|julio|agosto|sep?tiembre|octubre|noviembre|diciembre)\\.?";
    private static final String DAY = "(?:0?[1-9]|[12]\\d|3[01])(?:st|nd|rd|th|o)?";
    private static final String YEAR = "(?:19|20)\\d\\d";
    private static final String SHORT_YEAR = "(?:" + YEAR + "|\\d\\d)";

    static final Pattern DATE = Pattern.compile("(?<![\\w/]|\\d\\.)(?:"
            + MONTH + " ?(?:the )?" + DAY + "(?:,? ?(?:de |del )?" + YEAR + ")?"
            + "|" + DAY + "[ ./-]?(?:of |de )?" + MONTH + "(?:[,./-]? ?(?:de |del |of )?" + YEAR + ")?"
            + "|" + MONTH + ",? ?(?:of |de |del )?" + YEAR
            + "|" + YEAR + "[-/.](?:0?[1-9]|1[0-2])[-/.](?:0?[1-9]|[12]\\d|3[01])"
            + "|(?:0?[1-9]|[12]\\d|3[01]) ?[-/.] ?(?:0?[1-9]|[12]\\d|3[01]) ?[-/.] ?" + SHORT_YEAR
            + "|(?:0?[1-9]|1[0-2])/" + YEAR
            + ")(?![\\w/]|:\\d|\\.\\d)"
            + "|(?:on|since|from|dated|el|del|desde|until|before|after|by) (?:the )?"
            + "(?:0?[1-9]|[12]\\d|3[01])/(?:0?[1-9]|[12]\\d|3[01])(?![\\w/])");

    private Dates() {}
}
