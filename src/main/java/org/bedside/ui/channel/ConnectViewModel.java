package org.bedside.ui.channel;

import java.util.LinkedHashMap;
import java.util.Map;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import org.bedside.intake.ChannelDesk;
import org.bedside.model.ConnectedChannel;
import org.bedside.model.Platform;
import org.bedside.ui.Background;
import org.bedside.ui.SignedIn;
import org.bedside.ui.Texts;

/// Connecting an account. Used on the JavaFX thread only.
public final class ConnectViewModel {
    private final ChannelDesk desk;
    private final SignedIn signedIn;
    private final Background background;
    private final Texts texts;
    private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper();
    private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper done = new ReadOnlyStringWrapper("");

    public ConnectViewModel(ChannelDesk desk, SignedIn signedIn, Background background, Texts texts) {
        this.desk = desk;
        this.signedIn = signedIn;
        this.background = background;
        this.texts = texts;
    }

    /// Tries the given keys; `onConnected` runs where they were accepted, else what was typed stays.
    public void connect(Platform platform, Map<String, String> given, Runnable onConnected) {
        var access = new LinkedHashMap<>(given);
        var externalId = switch (platform) {
            // X puts the account's number before the hyphen of its access token.
            case X -> given.getOrDefault("token", "").replaceAll("-.*", "");
            case FACEBOOK -> access.remove("page-id");
        };
        var by = signedIn.member();
        busy.set(true);
        done.set("");
        background.run(
                () -> desk.connect(by, platform, externalId == null ? "" : externalId, access, org.bedside.model.SignIn.unknown(org.bedside.model.SignIn.Way.KEYS, java.time.Instant.EPOCH), java.util.Optional.empty()),
                connected -> {
                    busy.set(false);
                    problem.set("");
                    done.set(texts.get("connect.done", name(connected)));
                    onConnected.run();
                },
                e -> {
                    busy.set(false);
                    problem.set(texts.problem(e));
                });
    }

    private static String name(ConnectedChannel channel) {
        return channel.handle().isEmpty() ? channel.name() : "@" + channel.handle();
    }

    public ReadOnlyBooleanProperty busyProperty() {
        return busy.getReadOnlyProperty();
    }

    public ReadOnlyStringProperty problemProperty() {
        return problem.getReadOnlyProperty();
    }

    public ReadOnlyStringProperty doneProperty() {
        return done.getReadOnlyProperty();
    }
}
