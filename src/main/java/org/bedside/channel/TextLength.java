package org.bedside.channel;

import com.twitter.twittertext.Extractor;
import com.twitter.twittertext.TwitterTextParser;
import org.bedside.model.Platform;
import org.bedside.model.Way;

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

    /// The length of `text` sent that way: only what is posted in public is weighted.
    public static int of(Platform platform, Way way, String text) {
        return way == Way.REPLY ? of(platform, text) : text.length();
    }

    /// The longest text the platform takes that way, in the units of [#of]: X takes 10,000 characters
    /// in private, Messenger 2,000.
    public static int max(Platform platform, Way way) {
        return way == Way.REPLY
                ? max(platform)
                : switch (platform) {
                    case X -> 10_000;
                    case FACEBOOK -> 2_000;
                };
    }

    /// Whether X sees a link in the text, which it counts and bills in its own way.
    public static boolean hasLink(String text) {
        return !new Extractor().extractURLs(text).isEmpty();
    }

    /// The longest post of our own that the platform takes, in the units of [#of].
    public static int maxOfPost(Platform platform) {
        return switch (platform) {
            case X -> 280;
            case FACEBOOK -> 63_206;
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
