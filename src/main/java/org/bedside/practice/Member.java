package org.bedside.practice;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import org.bedside.model.MemberId;
import org.bedside.model.Role;

/// A person who works at the practice.
///
/// @param initials what the queue shows of the person, two or three letters
public record Member(MemberId id, String name, String initials, Set<Role> roles) {
    public Member {
        if (roles.isEmpty()) {
            throw new IllegalArgumentException("a member has at least one role");
        }
        roles = Set.copyOf(EnumSet.copyOf(roles));
    }

    public boolean is(Role role) {
        return roles.contains(role);
    }

    public boolean may(Act act) {
        return roles.stream().anyMatch(act.roles()::contains);
    }

    /// Refuses what no role of this member allows.
    ///
    /// @throws Refused naming the act
    public void require(Act act) {
        if (!may(act)) {
            throw new Refused("not-permitted." + act.name().toLowerCase(Locale.ROOT));
        }
    }
}
