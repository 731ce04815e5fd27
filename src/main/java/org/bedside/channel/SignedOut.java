package org.bedside.channel;

import java.time.Instant;
import java.util.Optional;
import org.bedside.model.Platform;

/// An account whose sign-in is not on this computer: nothing can be asked until a person signs in
/// again.
public record SignedOut(Platform platform) implements Channel {
    @Override
    public Account account() throws SignInNeeded {
        throw needed();
    }

    @Override
    public Page fetchAfter(Cursor cursor) throws SignInNeeded {
        throw needed();
    }

    @Override
    public Posted post(OutgoingReply reply) throws SignInNeeded {
        throw needed();
    }

    @Override
    public Optional<Posted> find(OutgoingReply reply, Instant since) throws SignInNeeded {
        throw needed();
    }

    private static SignInNeeded needed() {
        return new SignInNeeded("what the account was signed in with is not on this computer");
    }
}
