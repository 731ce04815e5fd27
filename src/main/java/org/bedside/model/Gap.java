package org.bedside.model;

import java.time.Instant;
import java.util.Optional;

/// Comments that a platform counts and does not give, or does not give any more.
///
/// @param post the platform's identifier of the post under which they are missing; empty where nobody can say
/// @param missing how many they are; empty where nobody can say
/// @param older they are older than this; empty where nobody can say
/// @param foundAt when we noticed
public record Gap(
        long id, Lane lane, String post, Optional<Integer> missing, Optional<Instant> older, Instant foundAt) {}
