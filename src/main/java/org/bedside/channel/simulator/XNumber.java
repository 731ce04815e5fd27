package org.bedside.channel.simulator;

/// Numbers in requests, refused as X refuses them.
final class XNumber {
    private XNumber() {}

    static long id(String text) {
        return parse(text, 10);
    }

    static int number(String text) {
        return Math.toIntExact(Math.min(parse(text, 10), Integer.MAX_VALUE));
    }

    static long parse(String text, int radix) {
        try {
            return Long.parseLong(text, radix);
        } catch (NumberFormatException e) {
            throw XProblem.invalid("not a number: [" + text + "]");
        }
    }
}
