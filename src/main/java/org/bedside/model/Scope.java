package org.bedside.model;

import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/// One permission that a platform grants with a sign-in, under the platform's own name. What each
/// is needed for is told by the texts `scope.<NAME>`.
public enum Scope {
    TWEET_READ(Platform.X, "tweet.read"),
    USERS_READ(Platform.X, "users.read"),
    TWEET_WRITE(Platform.X, "tweet.write"),
    TWEET_MODERATE_WRITE(Platform.X, "tweet.moderate.write"),
    LIKE_READ(Platform.X, "like.read"),
    LIKE_WRITE(Platform.X, "like.write"),
    DM_READ(Platform.X, "dm.read"),
    DM_WRITE(Platform.X, "dm.write"),
    /// Without it the sign-in ends after two hours.
    OFFLINE_ACCESS(Platform.X, "offline.access"),
    PAGES_SHOW_LIST(Platform.FACEBOOK, "pages_show_list"),
    PAGES_READ_ENGAGEMENT(Platform.FACEBOOK, "pages_read_engagement"),
    /// What visitors wrote: comments, their posts, reviews.
    PAGES_READ_USER_CONTENT(Platform.FACEBOOK, "pages_read_user_content"),
    PAGES_MANAGE_ENGAGEMENT(Platform.FACEBOOK, "pages_manage_engagement"),
    PAGES_MESSAGING(Platform.FACEBOOK, "pages_messaging"),
    PAGES_MANAGE_POSTS(Platform.FACEBOOK, "pages_manage_posts");

    private final Platform platform;
    private final String key;

    Scope(Platform platform, String key) {
        this.platform = platform;
        this.key = key;
    }

    /// The platform's name of it.
    public String key() {
        return key;
    }

    /// All that Bedside asks a platform for.
    public static Set<Scope> wanted(Platform platform) {
        var wanted = EnumSet.allOf(Scope.class);
        wanted.removeIf(scope -> scope.platform != platform);
        return Collections.unmodifiableSet(wanted);
    }

    /// Which are needed to read a lane; none where the platform has no such lane.
    public static Set<Scope> toRead(Platform platform, Lane lane) {
        return switch (platform) {
            case X ->
                switch (lane) {
                    case COMMENTS, DISCUSSIONS, LOOK_BACK -> EnumSet.of(TWEET_READ, USERS_READ);
                    case MESSAGES -> EnumSet.of(DM_READ, TWEET_READ, USERS_READ);
                    case TAGS, REVIEWS -> EnumSet.noneOf(Scope.class);
                };
            case FACEBOOK ->
                switch (lane) {
                    case COMMENTS -> EnumSet.of(PAGES_READ_ENGAGEMENT, PAGES_READ_USER_CONTENT);
                    case TAGS, REVIEWS, LOOK_BACK -> EnumSet.of(PAGES_READ_USER_CONTENT);
                    case MESSAGES -> EnumSet.of(PAGES_MESSAGING);
                    case DISCUSSIONS -> EnumSet.noneOf(Scope.class);
                };
        };
    }

    /// Which is needed to send an answer that way.
    public static Scope toSend(Platform platform, Way way) {
        return switch (platform) {
            case X -> way == Way.REPLY ? TWEET_WRITE : DM_WRITE;
            case FACEBOOK -> way == Way.REPLY ? PAGES_MANAGE_ENGAGEMENT : PAGES_MESSAGING;
        };
    }

    /// Which is needed to publish a post of our own.
    public static Scope toPublish(Platform platform) {
        return switch (platform) {
            case X -> TWEET_WRITE;
            case FACEBOOK -> PAGES_MANAGE_POSTS;
        };
    }

    /// The scope of that name; none where Bedside has no use for it.
    public static Optional<Scope> named(String key) {
        return Arrays.stream(values()).filter(scope -> scope.key.equals(key)).findFirst();
    }
}
