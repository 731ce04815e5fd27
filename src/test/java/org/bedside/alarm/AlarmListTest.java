package org.bedside.alarm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.bedside.alarm.AlarmList.Step;
import org.bedside.model.MemberId;
import org.bedside.model.Role;
import org.bedside.practice.Member;
import org.bedside.practice.Refused;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AlarmListTest {
    private static final Member MANAGER = new Member(new MemberId(1), "Dana Whitfield", "DW", Set.of(Role.MANAGER));
    private static final Member DOCTOR = new Member(new MemberId(2), "Dr. Amara Okafor", "AO", Set.of(Role.DOCTOR));
    private static final Member STAFF = new Member(new MemberId(3), "Sam Rivera", "SR", Set.of(Role.STAFF));
    private static final List<Member> ALL = List.of(MANAGER, DOCTOR, STAFF);

    @Test
    void unlessThePracticeSaysOtherwiseDoctorsAndManagersAreCalledTwiceAndThenAll() {
        var list = AlarmList.STANDARD;

        assertThat(list.steps()).extracting(Step::minutes).containsExactly(0, 5, 10);
        assertThat(IntStream.rangeClosed(0, 4).mapToObj(step -> list.called(step, ALL)))
                .containsExactly(
                        List.of(MANAGER, DOCTOR), List.of(MANAGER, DOCTOR), List.of(MANAGER, DOCTOR), ALL, ALL);
    }

    @Test
    void aMemberIsCalledBesideTheRoles() {
        var list = new AlarmList(List.of(step(0, Role.DOCTOR), new Step(3, Set.of(), Set.of(STAFF.id()))));

        assertThat(list.called(1, ALL)).containsExactly(DOCTOR);
        assertThat(list.called(2, ALL)).containsExactly(DOCTOR, STAFF);
    }

    @Test
    void whatIsKeptIsTheSameList() {
        var list = new AlarmList(
                List.of(new Step(0, Set.of(Role.DOCTOR, Role.STAFF), Set.of(MANAGER.id())), step(240, Role.MANAGER)));

        assertThat(AlarmList.of(Optional.of(list.word()))).isEqualTo(list);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                ";",
                "0",
                "0:",
                ":DOCTOR",
                "0:NURSE",
                "x:DOCTOR",
                "0:DOCTOR;",
                "0:DOCTOR,",
                "0:99999999999999999999"
            })
    void whatCannotBeReadIsTheListAsItWasAtFirst(String word) {
        assertThat(AlarmList.of(Optional.of(word))).isEqualTo(AlarmList.STANDARD);
    }

    @Test
    void aListByWhichAnAlarmCouldGoUnheardIsRefused() {
        refused("alarm-list-steps");
        refused("alarm-list-steps", Collections.nCopies(7, step(0, Role.DOCTOR)).toArray(Step[]::new));
        refused("alarm-list-at-once", step(1, Role.DOCTOR));
        refused("alarm-list-order", step(0, Role.DOCTOR), step(5, Role.DOCTOR), step(5, Role.STAFF));
        refused("alarm-list-order", step(0, Role.DOCTOR), step(5, Role.DOCTOR), step(4, Role.STAFF));
        refused("alarm-list-late", step(0, Role.DOCTOR), step(241, Role.DOCTOR));
        refused("alarm-list-nobody", step(0, Role.DOCTOR), step(5));
        refused("alarm-list-nobody", step(0, Role.DOCTOR), new Step(5, Set.of(), Set.of(new MemberId(9))));
        refused("alarm-list-first", step(0, Role.STAFF), step(5, Role.DOCTOR));
    }

    @Test
    void theFirstStepMayCallADoctorByName() {
        var list = new AlarmList(List.of(new Step(0, Set.of(Role.STAFF), Set.of(DOCTOR.id()))));

        assertThatCode(() -> list.require(ALL)).doesNotThrowAnyException();
    }

    @Test
    void aRoleThatNobodyHasCallsNobody() {
        var list = new AlarmList(List.of(step(0, Role.MANAGER)));

        assertThatThrownBy(() -> list.require(List.of(DOCTOR, STAFF)))
                .isInstanceOf(Refused.class)
                .hasMessage("alarm-list-nobody");
    }

    private static void refused(String key, Step... steps) {
        assertThatThrownBy(() -> new AlarmList(List.of(steps)).require(ALL))
                .isInstanceOf(Refused.class)
                .hasMessage(key);
    }

    private static Step step(int minutes, Role... roles) {
        return new Step(minutes, Set.of(roles), Set.of());
    }
}
