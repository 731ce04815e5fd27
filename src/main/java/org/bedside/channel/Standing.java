package org.bedside.channel;

import java.util.Optional;

/// How something stands on the platform, as far as the platform says.
public sealed interface Standing {
    /// It can be seen there.
    record There(Optional<Boolean> hidden, Optional<Boolean> liked) implements Standing {}

    /// The platform has it no more, or shows it to us no more.
    record Gone() implements Standing {}
}
