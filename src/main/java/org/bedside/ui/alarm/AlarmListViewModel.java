package org.bedside.ui.alarm;

import java.util.List;
import java.util.Optional;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import org.bedside.alarm.AlarmDesk;
import org.bedside.alarm.AlarmList;
import org.bedside.alarm.AlarmList.Step;
import org.bedside.practice.Act;
import org.bedside.practice.Member;
import org.bedside.ui.Background;
import org.bedside.ui.SignedIn;
import org.bedside.ui.Texts;

/// The practice's list of whom an alarm calls, and changing it. Used on the JavaFX thread only.
public final class AlarmListViewModel {
    private final AlarmDesk desk;
    private final SignedIn signedIn;
    private final Background background;
    private final Texts texts;
    private final ReadOnlyObjectWrapper<Optional<AlarmList>> kept = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyBooleanWrapper allowed = new ReadOnlyBooleanWrapper();
    private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper done = new ReadOnlyStringWrapper("");

    public AlarmListViewModel(AlarmDesk desk, SignedIn signedIn, Background background, Texts texts) {
        this.desk = desk;
        this.signedIn = signedIn;
        this.background = background;
        this.texts = texts;
        allowed.bind(signedIn.memberProperty().map(member -> member.may(Act.SET_ALARM_LIST)));
    }

    public void refresh() {
        background.run(desk::list, list -> kept.set(Optional.of(list)), this::failed);
    }

    /// Lets alarms call by these steps from now on.
    public void save(List<Step> steps) {
        var by = signedIn.member();
        var list = new AlarmList(steps);
        problem.set("");
        done.set("");
        background.run(
                () -> {
                    desk.change(by, list);
                    return list;
                },
                changed -> {
                    kept.set(Optional.of(changed));
                    done.set(texts.get("alarm-list.changed"));
                },
                this::failed);
    }

    private void failed(Exception e) {
        problem.set(texts.problem(e));
    }

    List<Member> members() {
        return signedIn.members();
    }

    /// What is kept; empty before it was read.
    public ReadOnlyObjectProperty<Optional<AlarmList>> keptProperty() {
        return kept.getReadOnlyProperty();
    }

    /// Whether the member who works here may change it.
    public ReadOnlyBooleanProperty allowedProperty() {
        return allowed.getReadOnlyProperty();
    }

    public ReadOnlyStringProperty problemProperty() {
        return problem.getReadOnlyProperty();
    }

    public ReadOnlyStringProperty doneProperty() {
        return done.getReadOnlyProperty();
    }
}
