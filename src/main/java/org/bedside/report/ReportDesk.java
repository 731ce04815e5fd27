package org.bedside.report;

import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.IntConsumer;
import org.bedside.activity.Activity;
import org.bedside.model.ActivityEntry.What;
import org.bedside.practice.Act;
import org.bedside.practice.Member;
import org.bedside.practice.OpeningHours;
import org.bedside.practice.Refused;
import org.bedside.store.Database;
import org.bedside.store.ReportStore;

/// Makes response reports of the practice's conversations and exports them, which the activity records.
public final class ReportDesk {
    private final Database database;
    private final ReportStore store;
    private final Activity activity;
    private final OpeningHours hours;
    private final InstantSource clock;

    public ReportDesk(
            Database database, ReportStore store, Activity activity, OpeningHours hours, InstantSource clock) {
        this.database = database;
        this.store = store;
        this.activity = activity;
        this.hours = hours;
        this.clock = clock;
    }

    /// The days from `from` to `to`, both included, in the practice's zone.
    ///
    /// @throws Refused if the first is after the last
    public ReportPeriod period(LocalDate from, LocalDate to) {
        if (from.isAfter(to)) {
            throw new Refused("period-reversed");
        }
        return new ReportPeriod(from, to, hours.zone());
    }

    /// The day it is now at the practice.
    public LocalDate today() {
        return clock.instant().atZone(hours.zone()).toLocalDate();
    }

    public ResponseReport make(ReportPeriod period, BooleanSupplier cancelled) {
        var conversations = database.read(tx -> store.between(tx, period.start(), period.end()));
        return ResponseReport.make(period, conversations, hours::between, clock.instant(), cancelled);
    }

    /// Writes the report as CSV: `file` with a row a conversation, and its summary beside it.
    ///
    /// @param by who exports it; empty where it was asked for on the command line
    /// @throws Refused if the member may not, or the file cannot be written
    public void export(
            Optional<Member> by, ResponseReport report, Path file, IntConsumer progress, BooleanSupplier cancelled) {
        by.ifPresent(member -> member.require(Act.EXPORT));
        try {
            new CsvReport(report, database.read(activity::head)).write(file, progress, cancelled);
        } catch (IOException e) {
            throw new Refused("report-not-writable", file);
        }
        var days = report.period().from() + " to " + report.period().to();
        database.change(tx -> {
            if (by.isPresent()) {
                activity.add(tx, clock.instant(), by.get().id(), What.EXPORTED, "report", days);
            } else {
                activity.add(tx, clock.instant(), What.EXPORTED, "report", days);
            }
        });
    }
}
