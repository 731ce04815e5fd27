package org.bedside.channel;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.bedside.model.Lane;
import org.bedside.model.Platform;

/// An account whose sign-in is not on this computer: nothing can be asked until a person signs in
/// again.
public record SignedOut(Platform platform) implements Channel {
    @Override
    public Account account() throws SignInNeeded {
        throw needed();
    }

    /// One is enough to say so.
    @Override
    public List<Lane> lanes() {
        return List.of(Lane.COMMENTS);
    }

    @Override
    public Page fetchAfter(Lane lane, Cursor cursor) throws SignInNeeded {
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

    @Override
    public Posted publish(String text) throws SignInNeeded {
        throw needed();
    }

    @Override
    public Optional<Posted> findPublished(String text, Instant since) throws SignInNeeded {
        throw needed();
    }

    @Override
    public void act(Deed deed, String to) throws SignInNeeded {
        throw needed();
    }

    @Override
    public Standing standing(String externalId) throws SignInNeeded {
        throw needed();
    }

    private static SignInNeeded needed() {
        return new SignInNeeded("what the account was signed in with is not on this computer");
    }
}
