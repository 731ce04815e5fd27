package org.bedside.ui.data;

import javafx.beans.binding.Bindings;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.bedside.ui.Layout;
import org.bedside.ui.Texts;
import org.bedside.ui.Times;
import org.bedside.ui.data.DamageViewModel.Search;

/// What stands in the window where the practice's file is damaged: what happened, what becomes of the file, and the
/// newest backup that is sound.
public final class DamageView extends StackPane {
    public DamageView(DamageViewModel model, Texts texts, Times times, OpenDialogs dialogs) {
        setId("damage");
        getStyleClass().add("welcome");
        var card = new VBox();
        card.setMaxHeight(USE_PREF_SIZE);
        card.getStyleClass().add("welcome-card");
        var other = new RestoreView(model.restore(), texts, dialogs, () -> show(card));
        var title = new Label(texts.get("damage.title"));
        title.getStyleClass().add("screen-title");
        title.setWrapText(true);
        var found = Pages.words("");
        found.setId("damage-found");
        found.textProperty().bind(model.searchProperty().map(search -> switch (search) {
            case Search.UnderWay _ -> texts.get("damage.looking");
            case Search.Nothing _ -> texts.get("damage.nothing");
            case Search.Found(var backup) ->
                texts.get("damage.found", times.exact(backup.at()), Sizes.of(texts, backup.bytes()));
        }));
        var looking = Layout.spinner(texts.get("unlock.working"));
        looking.visibleProperty().bind(model.searchProperty().map(search -> search instanceof Search.UnderWay));
        looking.managedProperty().bind(looking.visibleProperty());
        var search = new HBox(looking, found);
        search.getStyleClass().add("line");
        var busy = model.restore().busyProperty();
        var choose = new Button(texts.get("damage.choose"));
        choose.setId("damage-choose");
        choose.disableProperty().bind(busy);
        choose.setOnAction(_ -> show(other));
        var restore = Pages.accent(
                "damage-restore",
                texts.get("damage.restore"),
                Bindings.createBooleanBinding(
                        () -> busy.get() || !(model.searchProperty().get() instanceof Search.Found),
                        busy,
                        model.searchProperty()),
                model::restoreFound);
        model.searchProperty().subscribe(restore::requestFocus);
        card.getChildren()
                .addAll(
                        title,
                        Pages.words(texts.get(
                                "damage.words",
                                model.files().database(),
                                model.files().folder())),
                        search,
                        Layout.message(
                                "damage-problem", "problem", model.restore().problemProperty()),
                        Working.bar("damage", texts, busy, model.restore().progressProperty(), model.restore()::cancel),
                        Pages.buttons(restore, choose));
        getChildren().addAll(card, other);
        show(card);
    }

    private void show(Node page) {
        getChildren().forEach(each -> each.setVisible(each.equals(page)));
    }
}
