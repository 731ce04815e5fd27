package org.bedside.practice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Set;
import org.bedside.model.MemberId;
import org.bedside.model.Role;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MemberTest {
    @ParameterizedTest
    @CsvSource({
        "ASSIGN,          yes, yes, yes",
        "ESCALATE,        yes, yes, yes",
        "SNOOZE,          yes, yes, yes",
        "CLOSE,           yes, yes, yes",
        "CLOSE_URGENT,    yes, yes, no",
        "SET_PRIORITY,    yes, yes, no",
        "ACKNOWLEDGE_ALARM, yes, yes, no",
        "SET_ALARM_LIST,  yes, no,  no",
        "SET_RULES,       yes, yes, no",
        "MODERATE,        yes, yes, yes",
        "DELETE_REPLY,    yes, yes, no",
        "DRAFT,           yes, yes, yes",
        "APPROVE,         no,  yes, no",
        "OVERRIDE_GUARD,  yes, yes, no",
        "SET_GUARD,       yes, no,  no",
        "DECIDE_OUTCOME,  yes, yes, no",
        "EXPORT,          yes, yes, yes",
        "CONNECT_CHANNEL, yes, no,  no",
        "BACK_UP,         yes, yes, yes",
        "SET_BACKUPS,     yes, no,  no",
        "RESTORE,         yes, no,  no",
        "CHANGE_KEYS,     yes, no,  no",
        "CHOOSE_MODEL,    yes, yes, no"
    })
    void aRoleMayDoWhatTheTableSays(Act act, String manager, String doctor, String staff) {
        assertThat(List.of(may(Role.MANAGER, act), may(Role.DOCTOR, act), may(Role.STAFF, act)))
                .isEqualTo(List.of(manager, doctor, staff));
    }

    @Test
    void thatTableHasARowForEachAct() {
        // Whoever adds an act decides above who may do it.
        assertThat(Act.values()).hasSize(23);
    }

    @Test
    void twoRolesMayDoWhatEitherMay() {
        var both = member(Role.MANAGER, Role.DOCTOR);

        assertThat(List.of(both.may(Act.APPROVE), both.may(Act.CONNECT_CHANNEL)))
                .containsExactly(true, true);
    }

    @Test
    void whatIsNotAllowedIsRefusedByTheNameOfTheAct() {
        assertThatThrownBy(() -> member(Role.STAFF).require(Act.CLOSE_URGENT))
                .isInstanceOf(Refused.class)
                .hasMessage("not-permitted.close_urgent");
    }

    @Test
    void aMemberHasARole() {
        assertThatThrownBy(MemberTest::member).isInstanceOf(IllegalArgumentException.class);
    }

    private static String may(Role role, Act act) {
        return member(role).may(act) ? "yes" : "no";
    }

    private static Member member(Role... roles) {
        return new Member(new MemberId(1), "Dana Whitfield", "DW", Set.of(roles));
    }
}
