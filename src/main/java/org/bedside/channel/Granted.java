package org.bedside.channel;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.bedside.model.Scope;

/// What a platform granted with a sign-in, as far as it says.
///
/// @param endsAt when the sign-in ends by itself
/// @param dataUntil until when it gives data without new consent
public record Granted(Optional<Set<Scope>> scopes, Optional<Instant> endsAt, Optional<Instant> dataUntil) {
    public static final Granted UNKNOWN = new Granted(Optional.empty(), Optional.empty(), Optional.empty());

    public Granted {
        scopes = scopes.map(Set::copyOf);
    }
}
