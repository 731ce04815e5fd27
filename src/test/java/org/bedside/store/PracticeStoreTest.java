package org.bedside.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bedside.TestDatabase;
import org.bedside.model.Role;
import org.bedside.practice.Member;
import org.bedside.practice.OpeningHours;
import org.bedside.practice.OpeningHours.Day;
import org.bedside.practice.Practice;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource(TestDatabase.class)
class PracticeStoreTest {
    private final TestDatabase where;
    private final PracticeStore practices = new PracticeStore();
    private Database database;

    PracticeStoreTest(TestDatabase where) {
        this.where = where;
    }

    @BeforeEach
    void open(@TempDir Path folder) {
        database = where.open(folder);
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void aNewFileHoldsNoPractice() {
        assertThat(database.<Optional<Practice>>read(practices::practice)).isEmpty();
    }

    @Test
    void aPracticeIsReadAsItWasCreated() {
        var hours = new OpeningHours(
                ZoneId.of("America/Chicago"),
                Map.of(
                        DayOfWeek.MONDAY, new Day(LocalTime.of(8, 0), LocalTime.of(17, 30)),
                        DayOfWeek.SATURDAY, new Day(LocalTime.of(9, 15), LocalTime.of(12, 0))));
        var practice = new Practice(
                "Zoë's Practice", hours, "Mon, Sat", "1", "2", "site.example", "book.example", "portal.example", true);

        database.change(tx -> practices.create(tx, practice));

        assertThat(database.<Optional<Practice>>read(practices::practice)).contains(practice);
    }

    @Test
    void membersAreReadInTheOrderInWhichTheyJoined() {
        var first = add("Dr. Amara Okafor", List.of(Role.DOCTOR, Role.MANAGER));
        var second = add("Aaron Sample", List.of(Role.STAFF));

        assertThat(database.<List<Member>>read(practices::members)).containsExactly(first, second);
    }

    private Member add(String name, List<Role> roles) {
        return database.write(tx -> practices.addMember(tx, name, "XX", roles));
    }
}
