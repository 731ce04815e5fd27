package org.bedside.channel.facebook;

import java.util.Set;

/// A page that the person who signed in has a part in.
///
/// @param tasks what the person may do there, in Facebook's words, such as `MODERATE`; empty where it does not say
public record ManagedPage(String id, String name, String token, Set<String> tasks) {
    public ManagedPage {
        tasks = Set.copyOf(tasks);
    }

    /// Whether the person may answer comments there, as far as Facebook says.
    public boolean mayAnswer() {
        return tasks.isEmpty() || tasks.contains("MODERATE");
    }

    /// Names the page; shows no token.
    @Override
    public String toString() {
        return "ManagedPage[" + id + "]";
    }
}
