package org.bedside.ui.alarm;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import org.bedside.alarm.AlarmDesk;
import org.bedside.alarm.AlarmDesk.Ringing;
import org.bedside.alarm.AlarmList;
import org.bedside.model.Alarm;
import org.bedside.model.ConversationId;
import org.bedside.practice.Act;
import org.bedside.practice.Member;
import org.bedside.ui.Background;
import org.bedside.ui.SignedIn;
import org.bedside.ui.Texts;

/// The alarms that last, and the signals that this desktop gives of them. Whoever is called hears the sound; on the
/// other desktops each raise and each step is told once. Used on the JavaFX thread only.
public final class AlarmViewModel {
    static final Duration SOUND_EVERY = Duration.ofSeconds(30);
    static final Duration SILENCE = Duration.ofMinutes(5);
    private static final int LOUD_FROM = 2;

    private final AlarmDesk desk;
    private final SignedIn signedIn;
    private final Background background;
    private final Texts texts;
    private final InstantSource clock;
    private final Signal signal;
    private final ReadOnlyObjectWrapper<Ringing> ringing =
            new ReadOnlyObjectWrapper<>(new Ringing(List.of(), AlarmList.STANDARD));
    private final ReadOnlyObjectWrapper<Optional<Instant>> silentSince = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper("");
    private Map<Raise, Integer> told = Map.of();
    private Optional<Instant> sounded = Optional.empty();
    private boolean loading;
    private boolean again;

    private record Raise(ConversationId conversation, Instant at) {}

    public AlarmViewModel(
            AlarmDesk desk, SignedIn signedIn, Background background, Texts texts, InstantSource clock, Signal signal) {
        this.desk = desk;
        this.signedIn = signedIn;
        this.background = background;
        this.texts = texts;
        this.clock = clock;
        this.signal = signal;
    }

    /// Reads again what lasts, and gives a signal of what is new. Where that fails the alarms stay. While a reading is
    /// under way, any number of further calls make one more.
    public void refresh() {
        if (loading) {
            again = true;
            return;
        }
        loading = true;
        background.run(
                desk::ringing,
                now -> {
                    show(now);
                    loaded();
                },
                _ -> loaded());
    }

    private void loaded() {
        loading = false;
        if (again) {
            again = false;
            refresh();
        }
    }

    private void show(Ringing now) {
        ringing.set(now);
        if (now.lasting().isEmpty()) {
            problem.set("");
            silentSince.set(Optional.empty());
            sounded = Optional.empty();
        }
        var before = told;
        var steps = new HashMap<Raise, Integer>();
        now.lasting()
                .forEach(alarm ->
                        steps.put(new Raise(alarm.conversation().id(), alarm.raisedAt()), Math.max(1, alarm.step())));
        told = steps;
        if (!before.keySet().containsAll(steps.keySet())) {
            // Silence was asked for before this one was known.
            silentSince.set(Optional.empty());
        }
        if (steps.entrySet().stream().anyMatch(one -> before.getOrDefault(one.getKey(), 0) < one.getValue())) {
            signal.call(texts.get("alarm.notice.title"), texts.get("alarm.notice.words", steps.size()));
            sounded = Optional.empty();
        }
        tick();
    }

    /// Lets the sound be heard where it is time for it.
    public void tick() {
        var now = clock.instant();
        if (silentSince.get().filter(since -> !lasts(since, SILENCE, now)).isPresent()) {
            silentSince.set(Optional.empty());
        }
        var quiet = silentSince.get().isPresent()
                || sounded.filter(last -> lasts(last, SOUND_EVERY, now)).isPresent();
        if (!quiet && called().contains(signedIn.member())) {
            sounded = Optional.of(now);
            signal.sound(step() >= LOUD_FROM);
        }
    }

    /// A clock that was set back makes nothing last longer.
    private static boolean lasts(Instant since, Duration length, Instant now) {
        return !now.isBefore(since) && now.isBefore(since.plus(length));
    }

    private int step() {
        return told.values().stream().mapToInt(Integer::intValue).max().orElse(0);
    }

    /// Who is called by now; nobody where no alarm lasts.
    public List<Member> called() {
        return told.isEmpty() ? List.of() : ringing.get().list().called(step(), signedIn.members());
    }

    /// The alarm that lasts longest.
    public Optional<Alarm> oldest() {
        return ringing.get().lasting().stream().findFirst();
    }

    /// Says for the member who works here that the oldest alarm was noticed.
    public void acknowledge() {
        var by = signedIn.member();
        problem.set("");
        oldest().ifPresent(alarm -> background.run(
                () -> {
                    desk.acknowledge(by, alarm);
                    return alarm;
                },
                _ -> refresh(),
                e -> problem.set(texts.problem(e))));
    }

    public boolean mayAcknowledge() {
        return signedIn.member().may(Act.ACKNOWLEDGE_ALARM);
    }

    /// No sound on this desktop for a while, unless another alarm is raised; pressed again, the sound is back.
    public void silence() {
        var silent = silentSince.get().isPresent();
        silentSince.set(silent ? Optional.empty() : Optional.of(clock.instant()));
        sounded = Optional.empty();
        tick();
    }

    public ReadOnlyObjectProperty<Ringing> ringingProperty() {
        return ringing.getReadOnlyProperty();
    }

    public ReadOnlyObjectProperty<Optional<Instant>> silentSinceProperty() {
        return silentSince.getReadOnlyProperty();
    }

    public ReadOnlyStringProperty problemProperty() {
        return problem.getReadOnlyProperty();
    }
}
