package org.bedside.channel.x;

import org.bedside.channel.ChannelException;
import org.bedside.channel.SignInNeeded;

/// Keeps an account's tokens, and has them renewed by one at a time: X takes a refresh token once.
/// Safe for use by several threads at once.
public interface XTokenKeeper {
    /// Of an account that is signed in by keys.
    XTokenKeeper NONE = new XTokenKeeper() {
        @Override
        public XTokens current() throws SignInNeeded {
            throw new SignInNeeded("the account has no tokens");
        }

        @Override
        public XTokens renewed(XTokens used) throws SignInNeeded {
            return current();
        }
    };

    /// The tokens that hold now.
    ///
    /// @throws SignInNeeded if there are none any more
    XTokens current() throws ChannelException, InterruptedException;

    /// Tokens other than `used`, which X does not take any more, or soon will not.
    ///
    /// @throws SignInNeeded if X gives no new ones
    /// @throws NoAnswer if that cannot be told now
    XTokens renewed(XTokens used) throws ChannelException, InterruptedException;

    /// Tokens that nobody renews: those of a sign-in that is just being tried.
    static XTokenKeeper of(XTokens tokens) {
        return new XTokenKeeper() {
            @Override
            public XTokens current() {
                return tokens;
            }

            @Override
            public XTokens renewed(XTokens used) throws SignInNeeded {
                throw new SignInNeeded("X does not take the access token that it has just given");
            }
        };
    }
}
