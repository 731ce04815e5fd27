package org.bedside.triage.rules;

/// A rule file that cannot be used; the message names file, line and entry.
final class BrokenRules extends IllegalArgumentException {
    private final String file;
    private final String what;

    BrokenRules(String file, int line, String what) {
        this(file, file + ", line " + line + what);
    }

    /// @param message names the place itself
    BrokenRules(String file, String message) {
        super(message);
        this.file = file;
        this.what = message;
    }

    /// The message, which there always is.
    String what() {
        return what;
    }

    /// The file's name as it was given.
    String file() {
        return file;
    }
}
