package org.bedside.store;

import java.util.List;

/// What a test wants to know of all comments at once.
public final class StoredComments {
    private StoredComments() {}

    /// The platform's identifiers of those that are not ours, as often as they are stored.
    public static List<String> externalIds(Tx tx) {
        return tx.list(row -> row.text("external_id"), "SELECT external_id FROM comment WHERE ours = 0");
    }
}
