package org.bedside.model;

/// One kind of what a channel brings. Each is read by itself and fails by itself, so that a missing permission for
/// messages keeps no comment away.
public enum Lane {
    /// What is written under our posts and where we are mentioned.
    COMMENTS,
    /// What is written around it without naming us: other answers in our discussions, and quotes.
    DISCUSSIONS,
    /// Posts of others that tag the page.
    TAGS,
    /// Reviews and recommendations.
    REVIEWS,
    /// Private messages.
    MESSAGES,
    /// Older comments once more, to see what was edited or deleted since.
    LOOK_BACK
}
