package org.bedside.channel;

import com.twitter.twittertext.TwitterTextParser;
import org.bedside.model.Platform;

/// How long a text is and may be, as each platform counts it.
public final class TextLength {
    private TextLength() {}

    /// The length of `text`: on X in weighted characters, where a link counts 23 and an emoji two
    /// (<https://docs.x.com/fundamentals/counting-characters>), on Facebook in UTF-16 units.
    public static int of(Platform platform, String text) {
        return switch (platform) {
            case X -> TwitterTextParser.parseTweet(text).weightedLength;
            case FACEBOOK -> text.length();
        };
    }

    /// The longest comment the platform takes, in the units of [#of].
    public static int max(Platform platform) {
        return switch (platform) {
            case X -> 280;
            case FACEBOOK -> 8_000;
        };
    }
}
