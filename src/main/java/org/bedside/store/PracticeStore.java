package org.bedside.store;

import com.fasterxml.jackson.core.type.TypeReference;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.bedside.model.MemberId;
import org.bedside.model.Role;
import org.bedside.practice.Member;
import org.bedside.practice.OpeningHours;
import org.bedside.practice.Practice;

/// The practice and its members.
public final class PracticeStore {
    private static final TypeReference<Map<DayOfWeek, List<String>>> WEEK = new TypeReference<>() {};

    /// The practice, or nothing in a file where none was set up yet.
    public Optional<Practice> practice(Tx tx) {
        return tx.one(
                row -> new Practice(
                        row.text("name"),
                        new OpeningHours(ZoneId.of(row.text("zone")), week(row.text("hours"))),
                        row.text("hours_words"),
                        row.text("phone"),
                        row.text("address"),
                        row.text("site"),
                        row.text("booking_link"),
                        row.text("portal"),
                        row.yes("demo")),
                "SELECT * FROM practice");
    }

    public void create(Tx tx, Practice practice) {
        tx.update(
                """
                INSERT INTO practice (id, name, zone, hours, hours_words, phone, address, site, booking_link, portal, demo)
                VALUES (1, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""",
                practice.name(),
                practice.hours().zone().getId(),
                words(practice.hours().week()),
                practice.hoursInWords(),
                practice.phone(),
                practice.address(),
                practice.site(),
                practice.bookingLink(),
                practice.portal(),
                practice.demo());
    }

    /// The members, in the order in which they joined.
    public List<Member> members(Tx tx) {
        return tx.list(
                row -> new Member(
                        new MemberId(row.number("id")),
                        row.text("name"),
                        row.text("initials"),
                        roles(row.text("roles"))),
                "SELECT * FROM member ORDER BY id");
    }

    public Member addMember(Tx tx, String name, String initials, List<Role> roles) {
        var id = tx.insert(
                "INSERT INTO member (name, initials, roles) VALUES (?, ?, ?) RETURNING id",
                name,
                initials,
                roles.stream().map(Role::name).collect(Collectors.joining(",")));
        return new Member(new MemberId(id), name, initials, Set.copyOf(roles));
    }

    private static Set<Role> roles(String joined) {
        return Arrays.stream(joined.split(",")).map(Role::valueOf).collect(Collectors.toSet());
    }

    private static Map<DayOfWeek, OpeningHours.Day> week(String json) {
        var week = new EnumMap<DayOfWeek, OpeningHours.Day>(DayOfWeek.class);
        Json.read(json, WEEK)
                .forEach((day, times) -> week.put(
                        day, new OpeningHours.Day(LocalTime.parse(times.get(0)), LocalTime.parse(times.get(1)))));
        return week;
    }

    private static String words(Map<DayOfWeek, OpeningHours.Day> week) {
        var plain = new TreeMap<DayOfWeek, List<String>>();
        week.forEach((day, open) ->
                plain.put(day, List.of(open.from().toString(), open.to().toString())));
        return Json.write(plain);
    }
}
