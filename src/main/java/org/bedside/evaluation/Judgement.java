package org.bedside.evaluation;

import org.bedside.model.Category;

/// What is held against the truth; `judgement.<NAME>` tells it to people.
public enum Judgement {
    /// Of critical cases: raised to EMERGENCY, or to "please check" at P0 or P1.
    CRITICAL_RAISED,
    /// The same of urgent ones.
    URGENT_RAISED,
    /// Of routine cases: P0.
    ROUTINE_ALARMED,
    SELF_HARM_FLAG,
    EMERGENCY_FLAG,
    VIOLENCE_FLAG,
    /// Any of the three.
    ALARM,
    /// P0 or P1: a person looks within the hour.
    HURRY,
    ADVERSE_REACTION_FLAG,
    /// The flag, where stopping a medicine counts as a reaction too.
    ADVERSE_REACTION_OR_WITHDRAWAL,
    PRIVACY_FLAG,
    LEGAL_FLAG,
    MISINFORMATION_FLAG,
    /// The guard's block touches an identifier or a date.
    IDENTIFIER_BLOCKED,
    NAME_BLOCKED,
    PLACE_BLOCKED,
    /// The guard blocks a text that holds any of these.
    TEXT_BLOCKED,
    /// The guard blocks a reply like those that were penalised.
    PENALISED_BLOCKED,
    /// The guard blocks a reply that may go out.
    ORDINARY_BLOCKED;

    static Judgement of(Category flag) {
        return valueOf(flag.name() + "_FLAG");
    }
}
