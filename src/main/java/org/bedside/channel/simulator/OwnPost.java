package org.bedside.channel.simulator;

import java.time.Instant;

/// What the practice's own account wrote on a simulated platform.
///
/// @param to the id of what it answers, empty where it answers nothing
/// @param text the words that were sent, without what the platform adds to them
public record OwnPost(String id, String to, String text, Instant at) {}
