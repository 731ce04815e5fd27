package org.bedside.model;

import java.time.Instant;
import org.bedside.model.ConnectedChannel.Trouble;

/// A time that a lane could not be read.
///
/// @param detail which request, and the platform's answer by its numbers; no token and nobody's words
public record Fault(Lane lane, Instant at, Trouble trouble, String detail) {}
