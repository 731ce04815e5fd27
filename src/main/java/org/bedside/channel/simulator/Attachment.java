package org.bedside.channel.simulator;

/// What hangs on a comment or a message of the simulated page.
///
/// @param type as Graph calls it, such as `photo` or `sticker`
record Attachment(String type, String url) {
    boolean isSticker() {
        return type.equals("sticker");
    }
}
