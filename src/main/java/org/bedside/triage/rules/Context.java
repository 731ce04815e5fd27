package org.bedside.triage.rules;

import java.util.Set;
import org.bedside.model.Category;

/// Why words may not mean what they say. It lowers a rule's word to "please check", never to nothing.
enum Context {
    NEGATED("context-negated"),
    PAST("context-past"),
    HYPOTHETICAL("context-hypothetical"),
    QUOTED("context-quoted"),
    FIGURATIVE("context-figurative");

    private static final Set<Category> ALARMS = Set.of(Category.EMERGENCY, Category.VIOLENCE);
    private static final Set<Category> DENIABLE =
            Set.of(Category.ADVERSE_REACTION, Category.COMPLAINT, Category.MISINFORMATION, Category.PRAISE);
    private static final Set<Category> BODILY = Set.of(Category.ADVERSE_REACTION, Category.CLINICAL_QUESTION);

    private final String rule;

    Context(String rule) {
        this.rule = rule;
    }

    /// The name under which the reason is shown.
    String rule() {
        return rule;
    }

    /// Whether this casts doubt on `category`: never on self-harm, privacy and legal matters; a past
    /// complaint is still one; and "no appointment" is about an appointment.
    boolean casts(Category category) {
        return ALARMS.contains(category)
                || switch (this) {
                    case NEGATED -> DENIABLE.contains(category);
                    case FIGURATIVE -> BODILY.contains(category);
                    case PAST, HYPOTHETICAL, QUOTED -> false;
                };
    }
}
