package org.bedside.ui.data;

import javafx.beans.value.ObservableBooleanValue;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.Button;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import org.bedside.ui.Texts;

/// How far some work has come, and a button that stops it; there only while it is under way.
final class Working {
    private Working() {}

    /// @param id begins the controls' ids: `<id>-progress`, `<id>-cancel`
    static HBox bar(
            String id, Texts texts, ObservableBooleanValue busy, ObservableValue<Number> share, Runnable onCancel) {
        var progress = new ProgressBar();
        progress.setId(id + "-progress");
        progress.setAccessibleText(texts.get("data.progress"));
        progress.progressProperty().bind(share);
        progress.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(progress, Priority.ALWAYS);
        var cancel = new Button(texts.get("dialog.cancel"));
        cancel.setId(id + "-cancel");
        cancel.setOnAction(_ -> onCancel.run());
        var bar = new HBox(progress, cancel);
        bar.getStyleClass().add("line");
        bar.visibleProperty().bind(busy);
        bar.managedProperty().bind(bar.visibleProperty());
        return bar;
    }
}
