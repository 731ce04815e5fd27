package org.bedside.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javafx.scene.control.TitledPane;
import org.bedside.channel.facebook.FacebookAccess;
import org.bedside.channel.facebook.FacebookKept;
import org.bedside.channel.simulator.FacebookSimulator;
import org.bedside.model.Author;
import org.bedside.model.ChannelId;
import org.bedside.model.Lane;
import org.bedside.model.Paid;
import org.bedside.model.Platform;
import org.bedside.settings.Secrets;
import org.bedside.store.ChannelStore;
import org.bedside.store.CommentStore;
import org.bedside.triage.rules.Lexicons;
import org.bedside.ui.Clinic;
import org.bedside.ui.OnScreen;
import org.bedside.ui.alarm.Signal;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// How a channel fares is seen, and put right, in the window.
@Tag("ui")
class HealthInTheWindowTest {
    private static final Author MAYA = new Author("2001", "", "Maya Sample");

    @TempDir
    private Path folder = Path.of("");

    private final ExecutorService workers = Executors.newCachedThreadPool();
    private Clinic clinic;
    private FacebookSimulator facebook;
    private ChannelId page;
    private Wiring wired;
    private OnScreen screen;
    private String kept;

    @BeforeEach
    void open() {
        clinic = new Clinic(folder);
        facebook = FacebookSimulator.start(clinic.clock);
        var post = facebook.post("We are open on Sunday.", clinic.clock.instant());
        kept = facebook.comment(post, MAYA, "Until when?", clinic.clock.instant());
        facebook.keepBack(kept, true);
        facebook.revoke("pages_messaging");
        var access = new FacebookAccess(
                facebook.account().externalId(), facebook.pageToken(), Optional.empty(), facebook.address());
        page = clinic.database.write(tx -> new ChannelStore()
                .connect(
                        tx,
                        Platform.FACEBOOK,
                        access.pageId(),
                        "",
                        "Oak Street Clinic",
                        FacebookKept.of(access),
                        clinic.clock.instant()));
        wired = new Wiring(
                clinic.database,
                clinic.practice,
                clinic.members,
                Optional.empty(),
                Secrets.IN_PLACE,
                Lexicons.shipped(),
                clinic.clock,
                Optional.of(Duration.ofMillis(100)));
        wired.start();
        screen = OnScreen.of(
                () -> new MainWindow(wired, clinic.texts, workers, _ -> Optional.empty(), this::browse, Signal.NONE)
                        .build(Optional.empty(), Optional.empty(), workers));
        screen.press("rail-channels");
    }

    private void browse(URI address) {
        throw new AssertionError("nothing is looked at in a browser: " + address);
    }

    @AfterEach
    void close() {
        screen.close();
        wired.close();
        workers.close();
        facebook.close();
        clinic.close();
    }

    private String fetch() {
        var gaps = wired.healthDesk.all().stream()
                .filter(health -> health.channel().id().equals(page))
                .flatMap(health -> health.gaps().stream())
                .toList();
        return gaps.isEmpty()
                ? "none"
                : "channel-" + page.value() + "-fetch-" + gaps.getFirst().id();
    }

    @Test
    void whatIsMissingIsFetchedAgainByAButton() {
        screen.await("a gap", () -> !fetch().equals("none") && screen.isShown(fetch()));
        var button = fetch();
        facebook.keepBack(kept, false);

        screen.press(button);

        screen.await("no gap", () -> fetch().equals("none") && !screen.exists(button));
        assertThat(clinic.database.<Boolean>read(
                        tx -> new CommentStore().find(tx, page, kept).isPresent()))
                .isTrue();
    }

    @Test
    void theDetailsStayUnfoldedAndTellOfEachLane() {
        var details = "channel-" + page.value() + "-details";
        screen.awaitShown(details);

        OnScreen.on(() -> {
            screen.find(details, TitledPane.class).setExpanded(true);
            return true;
        });
        screen.press("channel-" + page.value() + "-look");

        screen.await(
                "the trouble of the messages",
                () -> screen.isShown("channel-" + page.value() + "-" + Lane.MESSAGES.name())
                        && screen.textOf("channel-" + page.value() + "-" + Lane.MESSAGES.name())
                                .equals(clinic.texts.get("trouble.NOT_ALLOWED")));
    }

    @Test
    void aPriceThatIsNoneIsSaidAndStaysAndARightOneIsKept() {
        OnScreen.on(() -> {
            screen.find("prices", TitledPane.class).setExpanded(true);
            return true;
        });
        screen.fill("prices-cap", "much");
        screen.press("prices-save");
        screen.awaitText("prices-problem", "“much” is no sum of money. Write it like 0.005.");
        assertThat(screen.textOf("prices-cap")).isEqualTo("much");

        screen.fill("prices-cap", "25,50");
        screen.fill("prices-" + Paid.POST_READ.name(), "0.004");
        screen.press("prices-save");

        screen.awaitText("prices-saved", "Saved.");
        var prices = wired.healthDesk.all().getFirst().prices();
        assertThat(prices.cap()).contains(25_500_000L);
        assertThat(prices.micros(Paid.POST_READ)).isEqualTo(4_000);
    }

    @Test
    void onlyAManagerSetsThem() {
        screen.signIn(clinic.staff);
        OnScreen.on(() -> {
            screen.find("prices", TitledPane.class).setExpanded(true);
            return true;
        });

        screen.press("prices-save");

        screen.awaitText("prices-problem", "Only a manager connects channels.");
    }
}
