package org.bedside.model;

import java.time.Instant;
import java.util.Optional;

/// How far the first reading of a lane has come.
///
/// @param read how many comments it brought
/// @param backTo when the oldest of them was written
/// @param done whether it has come to its end
public record History(int read, Optional<Instant> backTo, boolean done) {}
