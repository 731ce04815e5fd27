package org.bedside.reply.canned;

import java.util.List;
import org.bedside.model.Category;

/// A prepared text for one category of comments.
///
/// @param shortcut what to type for it, unique, in small letters and digits
/// @param language of the text, `en` or `es`
/// @param doctorApproved whether a doctor of this practice has read and approved the variants; the shipped ones wait
///     for that
/// @param variants one to three wordings, with placeholders
public record CannedReply(
        String name,
        String shortcut,
        Category category,
        String language,
        boolean doctorApproved,
        List<String> variants) {

    public CannedReply {
        variants = List.copyOf(variants);
    }

    /// The same reply after a doctor has approved its words.
    public CannedReply approvedByDoctor() {
        return new CannedReply(name, shortcut, category, language, true, variants);
    }
}
