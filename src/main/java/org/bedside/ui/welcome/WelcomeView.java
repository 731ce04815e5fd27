package org.bedside.ui.welcome;

import java.time.ZoneId;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.bedside.practice.Practice;
import org.bedside.ui.Layout;
import org.bedside.ui.Texts;
import org.bedside.ui.unlock.NewKeysView;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// The first screen where no practice was set up yet: try the demo, restore a backup, join a practice on a server,
/// or set up one's own: first its facts, then its keys.
public final class WelcomeView extends StackPane {
    /// What a manager tells of a new practice.
    public record SetUp(Practice practice, String manager, String doctor) {}

    private final Texts texts;
    private final StringProperty problem = new SimpleStringProperty("");

    /// @param onTold hears what the manager told before the keys are shown, and again if it changes
    /// @param onJoin leads to joining a practice that is on a server already
    /// @param restore makes the page on which a backup is restored, with its way back
    public WelcomeView(
            Texts texts,
            ZoneId zone,
            Runnable onDemo,
            Runnable onJoin,
            Consumer<SetUp> onTold,
            NewKeysView keys,
            Function<Runnable, Node> restore) {
        this.texts = texts;
        setId("welcome");
        getStyleClass().add("welcome");
        var form = new PracticeForm(texts, zone);
        var own = new Button(texts.get("welcome.own"), new FontIcon(Feather.HOME));
        own.setId("welcome-set-up");
        var restoring = new Button(texts.get("welcome.restore"), new FontIcon(Feather.ROTATE_CCW));
        restoring.setId("welcome-restore");
        var joining = new Button(texts.get("join.title"), new FontIcon(Feather.USERS));
        joining.setId("welcome-join");
        joining.setOnAction(_ -> {
            problem.set("");
            onJoin.run();
        });
        var choose = choose(onDemo, own, restoring, joining);
        var backup = restore.apply(() -> show(choose));
        getChildren().addAll(choose, form, keys, backup);
        show(choose);
        restoring.setOnAction(_ -> {
            problem.set("");
            show(backup);
        });
        own.setOnAction(_ -> {
            problem.set("");
            show(form);
        });
        form.setOnBack(() -> show(choose));
        form.setOnTold(told -> {
            onTold.accept(told);
            show(keys);
        });
        keys.setOnBack(() -> show(form));
    }

    private void show(Node page) {
        getChildren().forEach(each -> each.setVisible(each.equals(page)));
    }

    private VBox choose(Runnable onDemo, Button own, Button restoring, Button joining) {
        var title = new Label(texts.get("welcome.title"));
        title.getStyleClass().add("welcome-title");
        var words = new Label(texts.get("welcome.words"));
        words.getStyleClass().add("welcome-words");
        words.setWrapText(true);
        var demo = new Button(texts.get("welcome.demo"), new FontIcon(Feather.PLAY));
        demo.setId("welcome-demo");
        demo.setDefaultButton(true);
        demo.setOnAction(_ -> onDemo.run());
        var buttons = new GridPane();
        buttons.getStyleClass().add("welcome-choices");
        buttons.getColumnConstraints().setAll(half(), half());
        buttons.addRow(0, wide(demo), wide(own));
        buttons.addRow(1, wide(restoring), wide(joining));
        var hint = new Label(texts.get("welcome.demo.hint"));
        hint.getStyleClass().add("quiet");
        hint.setWrapText(true);
        var box = new VBox(title, words, buttons, Layout.message("welcome-problem", "problem", problem), hint);
        box.getStyleClass().add("welcome-card");
        box.setMaxHeight(USE_PREF_SIZE);
        return box;
    }

    private static ColumnConstraints half() {
        var half = new ColumnConstraints();
        half.setPercentWidth(50);
        return half;
    }

    private static Button wide(Button button) {
        button.setMaxWidth(Double.MAX_VALUE);
        return button;
    }

    /// Shows what went wrong with the demo.
    public void show(Exception e) {
        problem.set(texts.problem(e));
    }
}
