package org.bedside.model;

/// One connected account on one platform, by its number there.
public record ChannelId(long value) {}
