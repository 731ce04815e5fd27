package org.bedside.report;

import java.time.Duration;
import java.time.Instant;

/// The practice's opening hours, as far as a report needs them.
@FunctionalInterface
public interface OpenTime {
    /// How long the practice was open from `start` to `end`; `end` is never before `start`.
    Duration between(Instant start, Instant end);
}
