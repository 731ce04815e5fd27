package org.bedside.ui.channel;

import java.util.ArrayList;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import org.bedside.intake.ChannelDesk.Signed;
import org.bedside.ui.Texts;
import org.bedside.ui.Times;

/// What is to be said of how a channel is signed in: by which way, until when, and what it may not do.
final class SignInLines {
    private final Texts texts;
    private final Times times;

    SignInLines(Texts texts, Times times) {
        this.texts = texts;
        this.times = times;
    }

    /// @param id what the lines' own ids begin with
    List<Node> of(Signed signed, String id) {
        var lines = new ArrayList<Node>();
        var signIn = signed.signIn();
        lines.add(line(
                signIn.at()
                        .map(at -> texts.get("channels.signed-in", times.exact(at), texts.of(signIn.way())))
                        .orElseGet(() -> texts.of(signIn.way())),
                "quiet"));
        signIn.endsAt().ifPresent(at -> lines.add(line(texts.get("channels.ends", times.exact(at)), "quiet")));
        signIn.dataUntil().ifPresent(at -> lines.add(line(texts.get("channels.data-until", times.exact(at)), "quiet")));
        if (signIn.scopes().isEmpty()) {
            lines.add(line(
                    texts.get(
                            "channels.scopes-unknown", texts.of(signed.channel().platform())),
                    "quiet"));
        }
        for (var missing : signIn.missing(signed.channel().platform())) {
            var line = line(texts.get("channels.missing", missing.key(), texts.of(missing)), "missing-scope");
            line.setId(id + "-missing-" + missing.name());
            lines.add(line);
        }
        return lines;
    }

    private static Label line(String text, String style) {
        var label = new Label(text);
        label.getStyleClass().add(style);
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
        return label;
    }
}
