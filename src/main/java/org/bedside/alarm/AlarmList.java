package org.bedside.alarm;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.bedside.model.MemberId;
import org.bedside.model.Role;
import org.bedside.practice.Act;
import org.bedside.practice.Member;
import org.bedside.practice.Refused;

/// Whom the practice calls when an alarm is raised, and whom when nobody acknowledges it, in order.
public record AlarmList(List<Step> steps) {
    /// The longest list.
    public static final int MOST_STEPS = 6;
    /// The latest step, in minutes.
    public static final int LATEST = 240;

    private static final Set<Role> DECIDING = Set.of(Role.MANAGER, Role.DOCTOR);

    /// What holds until the practice says otherwise.
    public static final AlarmList STANDARD = new AlarmList(List.of(
            new Step(0, DECIDING, Set.of()),
            new Step(5, DECIDING, Set.of()),
            new Step(10, Set.of(Role.values()), Set.of())));

    /// Whom the alarm calls after a while.
    ///
    /// @param minutes after how many minutes without anybody's acknowledgement
    /// @param members who is called beside the roles
    public record Step(int minutes, Set<Role> roles, Set<MemberId> members) {
        public Step {
            roles = Set.copyOf(roles);
            members = Set.copyOf(members);
        }

        boolean calls(Member member) {
            return members.contains(member.id()) || member.roles().stream().anyMatch(roles::contains);
        }

        /// As it is kept, such as `5:MANAGER,DOCTOR,7`.
        private String word() {
            var called = Stream.concat(
                    roles.stream().sorted().map(Role::name),
                    members.stream().map(MemberId::value).sorted().map(String::valueOf));
            return minutes + ":" + called.collect(Collectors.joining(","));
        }

        private static Step of(String word) {
            var roles = EnumSet.noneOf(Role.class);
            var members = new ArrayList<MemberId>();
            var colon = word.indexOf(':');
            for (var called : word.substring(colon + 1).split(",", -1)) {
                if (Character.isDigit(called.charAt(0))) {
                    members.add(new MemberId(Long.parseLong(called)));
                } else {
                    roles.add(Role.valueOf(called));
                }
            }
            return new Step(Integer.parseInt(word.substring(0, colon)), roles, Set.copyOf(members));
        }
    }

    public AlarmList {
        steps = List.copyOf(steps);
    }

    /// Who is called once `reached` steps were; before anything was reached, whom the first step calls.
    public List<Member> called(int reached, List<Member> members) {
        var soFar = steps.subList(0, Math.clamp(reached, 1, steps.size()));
        return members.stream()
                .filter(member -> soFar.stream().anyMatch(step -> step.calls(member)))
                .toList();
    }

    /// Refuses a list by which an alarm could go unheard.
    void require(List<Member> members) {
        if (steps.isEmpty() || steps.size() > MOST_STEPS) {
            throw new Refused("alarm-list-steps", MOST_STEPS);
        }
        if (steps.getFirst().minutes() != 0) {
            throw new Refused("alarm-list-at-once");
        }
        var minutes = steps.stream().map(Step::minutes).toList();
        if (!List.copyOf(new TreeSet<>(minutes)).equals(minutes)) {
            throw new Refused("alarm-list-order");
        }
        if (minutes.getLast() > LATEST) {
            throw new Refused("alarm-list-late", LATEST);
        }
        for (int i = 0; i < steps.size(); i++) {
            var step = steps.get(i);
            if (members.stream().noneMatch(step::calls)) {
                throw new Refused("alarm-list-nobody", i + 1);
            }
        }
        if (members.stream().noneMatch(one -> steps.getFirst().calls(one) && one.may(Act.ACKNOWLEDGE_ALARM))) {
            throw new Refused("alarm-list-first");
        }
    }

    /// As it is kept among the settings.
    String word() {
        return steps.stream().map(Step::word).collect(Collectors.joining(";"));
    }

    /// What was kept; what cannot be read is left aside, since no alarm may fail by it.
    static AlarmList of(Optional<String> word) {
        try {
            return word.map(kept -> new AlarmList(
                            Arrays.stream(kept.split(";", -1)).map(Step::of).toList()))
                    .orElse(STANDARD);
        } catch (IllegalArgumentException | IndexOutOfBoundsException _) {
            return STANDARD;
        }
    }
}
