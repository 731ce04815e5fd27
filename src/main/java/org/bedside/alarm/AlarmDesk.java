package org.bedside.alarm;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.bedside.activity.Activity;
import org.bedside.model.ActivityEntry.What;
import org.bedside.model.Alarm;
import org.bedside.practice.Act;
import org.bedside.practice.Member;
import org.bedside.practice.Refused;
import org.bedside.store.AlarmStore;
import org.bedside.store.Database;
import org.bedside.store.SettingStore;
import org.bedside.store.Tx;

/// The alarms that nobody has acknowledged, and the list by which they call more and more members. The program itself
/// acknowledges none.
public final class AlarmDesk {
    private static final String LIST = "alarm.list";

    private final Database database;
    private final Activity activity;
    private final List<Member> members;
    private final InstantSource clock;
    private final AlarmStore store = new AlarmStore();
    private final SettingStore settings = new SettingStore();

    public AlarmDesk(Database database, Activity activity, List<Member> members, InstantSource clock) {
        this.database = database;
        this.activity = activity;
        this.members = List.copyOf(members);
        this.clock = clock;
    }

    /// What lasts now, the oldest first, and by which list it calls.
    public record Ringing(List<Alarm> lasting, AlarmList list) {
        public Ringing {
            lasting = List.copyOf(lasting);
        }
    }

    public Ringing ringing() {
        return database.read(tx -> new Ringing(store.lasting(tx), list(tx)));
    }

    /// A doctor or manager has taken notice. Where the alarm that was seen lasts no more, or was raised again since,
    /// nothing is done.
    ///
    /// @throws Refused if the member may not
    public void acknowledge(Member by, Alarm seen) {
        by.require(Act.ACKNOWLEDGE_ALARM);
        var id = seen.conversation().id();
        database.change(tx -> {
            var now = clock.instant();
            var same = store.find(tx, id)
                    .filter(alarm -> alarm.raisedAt().equals(seen.raisedAt()))
                    .isPresent();
            if (same && store.acknowledge(tx, id, by.id(), now)) {
                activity.add(tx, now, by.id(), What.ALARM_ACKNOWLEDGED, Activity.reference(id), "");
            }
        });
    }

    /// Takes each alarm to the steps of the list whose time has come. On several desktops each step is reached once.
    ///
    /// @return how many steps were reached
    public int escalate() {
        var now = clock.instant();
        var waits = database.read(tx -> {
            var list = list(tx);
            return store.lasting(tx).stream().allMatch(alarm -> waits(list, alarm, now));
        });
        if (waits) {
            return 0;
        }
        return database.write(tx -> {
            var list = list(tx);
            return store.lasting(tx).stream()
                    .mapToInt(alarm -> escalate(tx, list, alarm, now))
                    .sum();
        });
    }

    private static boolean waits(AlarmList list, Alarm alarm, Instant now) {
        return !now.isBefore(alarm.countedFrom())
                && (alarm.step() >= list.steps().size()
                        || now.isBefore(dueAt(list, alarm.step(), alarm.countedFrom())));
    }

    private int escalate(Tx tx, AlarmList list, Alarm alarm, Instant now) {
        var from = alarm.countedFrom();
        if (now.isBefore(from)) {
            // The clock was set back. Nobody is called later by it than by one more wait for the next step.
            from = now.minus(minutes(list, alarm.step() - 1));
            store.countFrom(tx, alarm.conversation().id(), from);
        }
        int reached = alarm.step();
        while (reached < list.steps().size()
                && !now.isBefore(dueAt(list, reached, from))
                && store.reach(tx, alarm, reached, now)) {
            reached++;
            activity.add(
                    tx,
                    now,
                    What.ALARM_ESCALATED,
                    Activity.reference(alarm.conversation().id()),
                    "step " + reached);
        }
        return reached - alarm.step();
    }

    private static Instant dueAt(AlarmList list, int step, Instant from) {
        return from.plus(minutes(list, step));
    }

    private static Duration minutes(AlarmList list, int step) {
        var last = list.steps().size() - 1;
        return Duration.ofMinutes(
                step < 0 ? 0 : list.steps().get(Math.min(step, last)).minutes());
    }

    public AlarmList list() {
        return database.read(this::list);
    }

    private AlarmList list(Tx tx) {
        return AlarmList.of(settings.get(tx, LIST));
    }

    /// Changes whom alarms call from now on, those that last among them.
    ///
    /// @throws Refused if the member may not, or an alarm could go unheard by it
    public void change(Member by, AlarmList list) {
        by.require(Act.SET_ALARM_LIST);
        list.require(members);
        database.change(tx -> {
            settings.put(tx, LIST, list.word());
            activity.add(tx, clock.instant(), by.id(), What.ALARM_LIST_CHANGED, "practice", list.word());
        });
    }
}
