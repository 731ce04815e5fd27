package org.bedside.practice;

import static org.bedside.model.Role.DOCTOR;
import static org.bedside.model.Role.MANAGER;
import static org.bedside.model.Role.STAFF;

import java.util.Set;
import org.bedside.model.Role;

/// What a member can do, and the roles that may: the one table of it.
public enum Act {
    ASSIGN(MANAGER, DOCTOR, STAFF),
    ESCALATE(MANAGER, DOCTOR, STAFF),
    SNOOZE(MANAGER, DOCTOR, STAFF),
    CLOSE(MANAGER, DOCTOR, STAFF),
    /// Closing a conversation of P0 or P1.
    CLOSE_URGENT(MANAGER, DOCTOR),
    SET_PRIORITY(MANAGER, DOCTOR),
    ACKNOWLEDGE_ALARM(MANAGER, DOCTOR),
    /// Whom an alarm calls, and after how many minutes.
    SET_ALARM_LIST(MANAGER),
    /// Making, changing and removing the practice's own rules.
    SET_RULES(MANAGER, DOCTOR),
    /// Liking a comment, hiding it on the platform and showing it again.
    MODERATE(MANAGER, DOCTOR, STAFF),
    /// Deleting a reply of ours on the platform, which nobody can take back.
    DELETE_REPLY(MANAGER, DOCTOR),
    DRAFT(MANAGER, DOCTOR, STAFF),
    APPROVE(DOCTOR),
    /// Letting a reply go out in spite of what the guard holds against it.
    OVERRIDE_GUARD(MANAGER, DOCTOR),
    /// How strict the guard is, where the practice may choose.
    SET_GUARD(MANAGER),
    /// What becomes of a reply that the platform did not confirm, or refused.
    DECIDE_OUTCOME(MANAGER, DOCTOR),
    EXPORT(MANAGER, DOCTOR, STAFF),
    CONNECT_CHANNEL(MANAGER),
    BACK_UP(MANAGER, DOCTOR, STAFF),
    /// Where backups go and how many are kept.
    SET_BACKUPS(MANAGER),
    RESTORE(MANAGER),
    /// The passphrase and the recovery key.
    CHANGE_KEYS(MANAGER),
    /// What triage has learnt from the practice, or what Bedside ships.
    CHOOSE_MODEL(MANAGER, DOCTOR);

    // Made by Set.of, which nobody can change.
    @SuppressWarnings("ImmutableEnumChecker")
    private final Set<Role> roles;

    Act(Role... roles) {
        this.roles = Set.of(roles);
    }

    public Set<Role> roles() {
        return roles;
    }
}
