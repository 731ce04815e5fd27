package org.bedside.backup;

/// What was found after a run that did not end by itself.
///
/// @param checked whether there was such a run, and the file was looked through
/// @param sound whether every page of it is as it was written
/// @param cutOff how many replies were being sent
/// @param drafts how many replies somebody was writing, which are all still there
public record Recovered(boolean checked, boolean sound, int cutOff, int drafts) {
    /// After a run that ended by itself.
    public static final Recovered NOTHING = new Recovered(false, true, 0, 0);

    /// Before the file was looked through.
    public static Recovered of(int cutOff) {
        return new Recovered(true, true, cutOff, 0);
    }

    /// The same once it was.
    public Recovered with(boolean isSound, int keptDrafts) {
        return new Recovered(checked, isSound, cutOff, keptDrafts);
    }
}
