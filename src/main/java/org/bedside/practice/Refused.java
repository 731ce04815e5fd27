package org.bedside.practice;

import java.util.List;

/// Somebody asked for what the practice's rules do not allow, or gave what cannot be used. Nothing was changed.
///
/// The message is a key of the texts shown to people (`refused.<key>`), the arguments fill it.
public final class Refused extends RuntimeException {
    private final String key;
    private final transient List<Object> arguments;

    public Refused(String key, Object... arguments) {
        super(key);
        this.key = key;
        this.arguments = List.of(arguments);
    }

    public String key() {
        return key;
    }

    public List<Object> arguments() {
        return arguments;
    }
}
