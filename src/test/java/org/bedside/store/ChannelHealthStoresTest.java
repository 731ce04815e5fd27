package org.bedside.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.bedside.TestPractice.NOW;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.bedside.TestDatabase;
import org.bedside.TestPractice;
import org.bedside.model.ConnectedChannel.Trouble;
import org.bedside.model.Fault;
import org.bedside.model.Gap;
import org.bedside.model.Lane;
import org.bedside.model.Paid;
import org.bedside.model.Quota;
import org.bedside.store.UsageStore.Used;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/// Gaps, faults, quotas and what X bills.
@ParameterizedClass
@EnumSource(TestDatabase.class)
class ChannelHealthStoresTest {
    private static final LocalDate TODAY = LocalDate.parse("2026-11-20");

    private final TestDatabase where;
    private final GapStore gaps = new GapStore();
    private final FaultStore faults = new FaultStore();
    private final UsageStore usage = new UsageStore();
    private TestPractice practice;

    ChannelHealthStoresTest(TestDatabase where) {
        this.where = where;
    }

    @BeforeEach
    void open(@TempDir Path folder) {
        practice = TestPractice.open(where, folder);
    }

    @AfterEach
    void close() {
        practice.close();
    }

    private void missing(Optional<Integer> many, int second) {
        practice.database.change(tx ->
                gaps.note(tx, practice.x, Lane.COMMENTS, "post", many, Optional.empty(), NOW.plusSeconds(second)));
    }

    private List<Gap> open() {
        return practice.database.read(tx -> gaps.open(tx, practice.x));
    }

    private void see() {
        var gap = open().getFirst();
        practice.database.change(tx -> gaps.seen(tx, gap, practice.manager.id()));
    }

    @Test
    void aGapIsKnownSinceItWasFound() {
        missing(Optional.of(3), 0);
        missing(Optional.of(2), 60);

        assertThat(open())
                .extracting(Gap::lane, Gap::post, Gap::missing, Gap::foundAt)
                .containsExactly(tuple(Lane.COMMENTS, "post", Optional.of(2), NOW));
    }

    @Test
    void aGapIsClosedOnceNothingIsMissing() {
        missing(Optional.of(3), 0);

        missing(Optional.of(0), 60);

        assertThat(open()).isEmpty();
    }

    @Test
    void whatAPersonHasSeenIsShownAgainOnlyWhereMoreIsMissing() {
        missing(Optional.of(3), 0);
        see();
        missing(Optional.of(3), 60);
        assertThat(open()).isEmpty();

        missing(Optional.of(4), 120);

        assertThat(open())
                .extracting(Gap::missing, Gap::foundAt)
                .containsExactly(tuple(Optional.of(4), NOW.plusSeconds(120)));
    }

    @Test
    void aHoleOfUnknownSizeIsShownAgainEachTime() {
        missing(Optional.empty(), 0);
        see();

        missing(Optional.empty(), 60);

        assertThat(open()).extracting(Gap::missing).containsExactly(Optional.empty());
    }

    @Test
    void theLastTenFaultsAreKept() {
        practice.database.change(tx -> IntStream.range(0, 12)
                .forEach(i -> faults.add(
                        tx, practice.x, new Fault(Lane.MESSAGES, NOW.plusSeconds(i), Trouble.NO_ANSWER, "GET " + i))));

        List<Fault> latest = practice.database.read(tx -> faults.latest(tx, practice.x));
        assertThat(latest).hasSize(10);
        assertThat(latest.getFirst())
                .isEqualTo(new Fault(Lane.MESSAGES, NOW.plusSeconds(11), Trouble.NO_ANSWER, "GET 11"));
    }

    private void bill(LocalDate day, String... ids) {
        practice.database.change(tx -> usage.billed(tx, practice.x, day, Paid.POST_READ, List.of(ids), 5_000));
    }

    private Map<Paid, Used> paid(LocalDate first) {
        return practice.database.read(tx -> usage.paid(tx, practice.x, first));
    }

    @Test
    void aThingIsBilledOnceADay() {
        bill(TODAY, "1", "2", "2");
        bill(TODAY, "2", "3");
        bill(TODAY.plusDays(1), "3");

        assertThat(paid(TODAY)).containsExactly(Map.entry(Paid.POST_READ, new Used(4, 20_000)));
    }

    @Test
    void whatWasPaidBeforeDoesNotCount() {
        bill(TODAY.minusDays(1), "1");
        bill(TODAY, "1");

        assertThat(paid(TODAY)).containsExactly(Map.entry(Paid.POST_READ, new Used(1, 5_000)));
    }

    @Test
    void requestsAreCountedBesides() {
        practice.database.change(tx -> usage.asked(tx, practice.x, TODAY, 3));
        practice.database.change(tx -> usage.asked(tx, practice.x, TODAY, 4));

        long requests = practice.database.read(tx -> usage.requests(tx, practice.x, TODAY));
        assertThat(requests).isEqualTo(7);
        assertThat(paid(TODAY)).isEmpty();
    }

    @Test
    void whatThePlatformSaidLastCounts() {
        var first = new Quota("page", 20, Optional.empty(), NOW);
        var last = new Quota("page", 90, Optional.of(NOW.plusSeconds(900)), NOW.plusSeconds(1));
        var other = new Quota("app", 40, Optional.empty(), NOW);

        practice.database.change(tx -> List.of(first, other, last).forEach(quota -> usage.said(tx, practice.x, quota)));

        List<Quota> quotas = practice.database.read(tx -> usage.quotas(tx, practice.x));
        assertThat(quotas).containsExactly(last, other);
    }
}
