package org.bedside.alarm;

import java.time.Instant;
import org.bedside.activity.Activity;
import org.bedside.model.ActivityEntry.What;
import org.bedside.model.ConversationId;
import org.bedside.practice.Act;
import org.bedside.practice.Member;
import org.bedside.store.AlarmStore;
import org.bedside.store.Tx;

/// Raises alarms, and ends them, within the transaction of what does so.
public final class Alarms {
    private final AlarmStore store = new AlarmStore();
    private final Activity activity;

    public Alarms(Activity activity) {
        this.activity = activity;
    }

    /// The conversation is P0 now, or somebody wrote such words again. An alarm that lasts is left as it is.
    public void raise(Tx tx, ConversationId id, Instant now, String by) {
        if (store.raise(tx, id, now)) {
            activity.add(tx, now, What.ALARM_RAISED, Activity.reference(id), by);
        }
    }

    /// What a doctor or manager did to settle the conversation acknowledges its alarm; by anybody else it lasts.
    public void acknowledgedBy(Tx tx, Member by, ConversationId id, Instant now, What what) {
        if (by.may(Act.ACKNOWLEDGE_ALARM) && store.acknowledge(tx, id, by.id(), now)) {
            activity.add(tx, now, by.id(), What.ALARM_ACKNOWLEDGED, Activity.reference(id), "by " + what);
        }
    }
}
