package org.bedside.evaluation;

import java.util.OptionalDouble;

/// How often one judgement was right.
///
/// @param what the judgement
/// @param data the file that it was held against
/// @param caught rightly found
/// @param missed not found though there
/// @param falsely found though not there
/// @param rightly not found and not there
public record Score(Judgement what, String data, int caught, int missed, int falsely, int rightly) {
    static Score of(Judgement what, String data) {
        return new Score(what, data, 0, 0, 0, 0);
    }

    Score count(boolean isThere, boolean isFound) {
        return new Score(
                what,
                data,
                caught + (isThere && isFound ? 1 : 0),
                missed + (isThere && !isFound ? 1 : 0),
                falsely + (!isThere && isFound ? 1 : 0),
                rightly + (!isThere && !isFound ? 1 : 0));
    }

    /// How many were looked at.
    public int texts() {
        return caught + missed + falsely + rightly;
    }

    /// The share found of what is there; none where nothing is.
    public OptionalDouble recall() {
        return share(caught, caught + missed);
    }

    /// The share that is there of what was found; none where only what is there, or only the rest, was looked at.
    public OptionalDouble precision() {
        return hasBoth() ? share(caught, caught + falsely) : OptionalDouble.empty();
    }

    /// The harmonic mean of recall and precision.
    public OptionalDouble f1() {
        return hasBoth() ? share(2 * caught, 2 * caught + falsely + missed) : OptionalDouble.empty();
    }

    private boolean hasBoth() {
        return caught + missed > 0 && falsely + rightly > 0;
    }

    /// How many of a thousand that are nothing were taken for something.
    public OptionalDouble falselyPerThousand() {
        var share = share(falsely, falsely + rightly);
        return share.isPresent() ? OptionalDouble.of(1_000 * share.getAsDouble()) : share;
    }

    private static OptionalDouble share(int part, int whole) {
        return whole == 0 ? OptionalDouble.empty() : OptionalDouble.of((double) part / whole);
    }
}
