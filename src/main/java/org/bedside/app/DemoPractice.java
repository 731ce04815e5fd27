package org.bedside.app;

import java.time.InstantSource;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.bedside.activity.Activity;
import org.bedside.channel.facebook.FacebookAccess;
import org.bedside.channel.facebook.FacebookKept;
import org.bedside.channel.simulator.demo.DemoScript;
import org.bedside.channel.x.XKept;
import org.bedside.channel.x.XSignature;
import org.bedside.model.ActivityEntry.What;
import org.bedside.model.Platform;
import org.bedside.model.Role;
import org.bedside.practice.OpeningHours;
import org.bedside.practice.Practice;
import org.bedside.store.ActivityStore;
import org.bedside.store.ChannelStore;
import org.bedside.store.Database;
import org.bedside.store.PracticeStore;

/// The invented clinic that the demo shows: its facts, its three people, its two accounts on the simulators.
final class DemoPractice {
    private static final ZoneId ZONE = ZoneId.of("America/Chicago");

    private DemoPractice() {}

    static void create(Database database, DemoScript script, InstantSource clock) {
        var practices = new PracticeStore();
        var channels = new ChannelStore();
        var activity = new Activity(new ActivityStore());
        database.change(tx -> {
            var now = clock.instant();
            practices.create(tx, practice());
            activity.add(tx, now, What.PRACTICE_CREATED, "practice", "demo");
            practices.addMember(tx, "Dana Whitfield", "DW", List.of(Role.MANAGER));
            practices.addMember(tx, "Dr. Amara Okafor", "AO", List.of(Role.DOCTOR));
            practices.addMember(tx, "Sam Rivera", "SR", List.of(Role.STAFF));
            var x = script.x();
            var xKeys = new XSignature.Keys(x.consumerKey(), x.consumerSecret(), x.token(), x.tokenSecret());
            channels.connect(
                    tx,
                    Platform.X,
                    x.account().externalId(),
                    x.account().handle(),
                    x.account().name(),
                    XKept.of(xKeys, x.address()),
                    now);
            var page = script.facebook();
            var pageAccess =
                    new FacebookAccess(page.account().externalId(), page.pageToken(), Optional.empty(), page.address());
            channels.connect(
                    tx,
                    Platform.FACEBOOK,
                    page.account().externalId(),
                    "",
                    page.account().name(),
                    FacebookKept.of(pageAccess),
                    now);
            activity.add(tx, now, What.CHANNEL_CONNECTED, "channel 1", Platform.X.name());
            activity.add(tx, now, What.CHANNEL_CONNECTED, "channel 2", Platform.FACEBOOK.name());
        });
    }

    private static Practice practice() {
        return new Practice(
                "Willow Street Family Practice",
                OpeningHours.weekdays(ZONE, LocalTime.of(8, 0), LocalTime.of(17, 0)),
                "Monday to Friday, 8 am to 5 pm",
                "(312) 555-0142",
                "12 Willow Street, Larkfield",
                "willowstreet.example",
                "willowstreet.example/book",
                "willowstreet.example/portal",
                true);
    }
}
