package org.bedside.channel;

import org.bedside.model.Platform;
import org.bedside.model.Scope;

/// What we do to a comment besides answering it. Done twice it is as done once, so that it may be asked for again.
public enum Deed {
    LIKE,
    UNLIKE,
    HIDE,
    SHOW,
    /// Deletes a reply of our own.
    DELETE;

    /// Which scope it needs.
    public Scope needs(Platform platform) {
        return switch (platform) {
            case X ->
                switch (this) {
                    case LIKE, UNLIKE -> Scope.LIKE_WRITE;
                    case HIDE, SHOW -> Scope.TWEET_MODERATE_WRITE;
                    case DELETE -> Scope.TWEET_WRITE;
                };
            case FACEBOOK -> Scope.PAGES_MANAGE_ENGAGEMENT;
        };
    }
}
