package org.bedside.channel;

/// The account behind a channel, as the platform names it.
public record Account(String externalId, String handle, String name) {}
