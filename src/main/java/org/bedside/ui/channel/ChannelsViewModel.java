package org.bedside.ui.channel;

import java.util.List;
import java.util.concurrent.Callable;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import org.bedside.intake.ChannelDesk.Signed;
import org.bedside.ui.Background;
import org.bedside.ui.Texts;

/// The connected accounts, how they fare and how they are signed in. Used on the JavaFX thread only.
public final class ChannelsViewModel {
    private final Callable<List<Signed>> read;
    private final Background background;
    private final Texts texts;
    private final ReadOnlyObjectWrapper<List<Signed>> channels = new ReadOnlyObjectWrapper<>(List.of());
    private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper("");

    public ChannelsViewModel(Callable<List<Signed>> read, Background background, Texts texts) {
        this.read = read;
        this.background = background;
        this.texts = texts;
    }

    public void refresh() {
        background.run(read, channels::set, e -> problem.set(texts.problem(e)));
    }

    public ReadOnlyObjectProperty<List<Signed>> channelsProperty() {
        return channels.getReadOnlyProperty();
    }

    public ReadOnlyStringProperty problemProperty() {
        return problem.getReadOnlyProperty();
    }
}
