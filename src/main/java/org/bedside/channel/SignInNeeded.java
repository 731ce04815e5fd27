package org.bedside.channel;

/// The platform no longer accepts our sign-in: a person must connect the account again.
public final class SignInNeeded extends ChannelException {
    public SignInNeeded(String message) {
        super(message);
    }
}
