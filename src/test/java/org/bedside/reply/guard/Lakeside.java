package org.bedside.reply.guard;

import java.util.List;
import org.bedside.model.Author;
import org.bedside.model.Platform;

/// The invented practice of these tests, and who writes to it.
final class Lakeside {
    static final AllowList PUBLISHES = new AllowList(
            List.of("Lakeside Family Health"),
            List.of("(312) 555-0142"),
            List.of("info@lakeside.example"),
            List.of("lakeside.example", "cdc.gov"),
            List.of("lakesidehealth", "CDCgov"),
            List.of("120 Lakeside Ave, Suite 4, Chicago, IL 60601"),
            List.of("Monday to Friday, 8:30 am to 5 pm", "closed from December 24 to January 1"),
            List.of("Dr. Lena Okafor, MD", "Dr. Martin Reyes", "Grace Okafor"),
            List.of("Chicago, IL"));

    private Lakeside() {}

    /// Someone of whom nothing is known, with a comment that says nothing of health.
    static GuardContext neutral(Platform platform) {
        return new GuardContext(
                platform, new Author("1", "sunny_side", ""), "Hello, quick note for you all.", PUBLISHES);
    }

    /// A reviewer whose name, handle and story must not come back in a reply.
    static GuardContext ostrander() {
        return new GuardContext(
                Platform.FACEBOOK,
                new Author("2", "tooth_fairy_fan", "Carmela Ostrander"),
                "Awful. I had a root canal and my knee still hurts. Never again.",
                PUBLISHES);
    }
}
