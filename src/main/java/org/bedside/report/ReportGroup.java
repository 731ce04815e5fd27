package org.bedside.report;

/// The figures of the conversations that have something in common.
///
/// @param key what they have in common: an ISO day, a channel's number, a name; empty for those nobody of
///     ours answered
/// @param label the same for people
public record ReportGroup(Dimension dimension, String key, String label, Figures figures) {
    /// By what conversations are grouped; in each, the groups add up to the total.
    public enum Dimension {
        TOTAL,
        DAY,
        CHANNEL,
        CATEGORY,
        PRIORITY,
        MEMBER
    }
}
