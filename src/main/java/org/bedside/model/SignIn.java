package org.bedside.model;

import java.time.Instant;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/// How a channel is signed in on its platform, and what it may do there. Holds no secret.
///
/// @param scopes what was granted; empty where the platform does not say
/// @param endsAt when a person has to sign in again, where that is known
/// @param dataUntil until when Facebook gives the page's data without the person's consent being given anew
/// @param at when a person signed in last; empty where it was before that was kept
public record SignIn(
        Way way,
        Optional<Set<Scope>> scopes,
        Optional<Instant> endsAt,
        Optional<Instant> dataUntil,
        Optional<Instant> at) {
    /// How the person gave us the sign-in.
    public enum Way {
        /// Keys pasted from the platform's developer page.
        KEYS,
        /// X: in the browser, which leads back to this computer (OAuth 2.0 with PKCE).
        BROWSER,
        /// X: in the browser, and the number shown there (OAuth 1.0a).
        PIN,
        /// Facebook: a code, entered in any browser.
        DEVICE_CODE,
        /// Facebook: a page's token pasted.
        PAGE_TOKEN
    }

    public SignIn {
        scopes = scopes.map(Set::copyOf);
    }

    /// One that the platform tells nothing about.
    public static SignIn unknown(Way way, Instant at) {
        return new SignIn(way, Optional.empty(), Optional.empty(), Optional.empty(), Optional.of(at));
    }

    /// The first of `needed` that was not granted; none where that is not known.
    public Optional<Scope> lacking(Set<Scope> needed) {
        return scopes.flatMap(granted -> needed.stream()
                .sorted()
                .filter(scope -> !granted.contains(scope))
                .findFirst());
    }

    /// What Bedside has a use for and was not granted; nothing where that is not known.
    public Set<Scope> missing(Platform platform) {
        var missing = EnumSet.noneOf(Scope.class);
        scopes.ifPresent(granted -> {
            missing.addAll(Scope.wanted(platform));
            missing.removeAll(granted);
        });
        return missing;
    }
}
