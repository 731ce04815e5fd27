package org.bedside.channel;

import java.time.Instant;

/// The platform's word that a reply of ours stands there.
public record Posted(String externalId, Instant at) {}
