package org.bedside.settings;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Map;
import java.util.function.BooleanSupplier;

/// Puts one practice's secrets into a [SecretStore], and leaves a note of where they are in their
/// place. Where there is no such store, or the practice does not use it, they stay where they are,
/// in the practice's encrypted file.
public final class Secrets {
    /// For a practice that is not on this computer alone: what it keeps, all its desktops need.
    public static final Secrets IN_PLACE = new Secrets(SecretStore.NOWHERE, "", () -> false);

    private static final String NOTE = "in-key-store";
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final TypeReference<Map<String, String>> WORDS = new TypeReference<>() {};

    private final SecretStore store;
    private final String practice;
    private final BooleanSupplier isUsed;

    /// @param practice tells this practice's secrets from another's on the same computer
    /// @param isUsed whether the practice wants to use the store now
    public Secrets(SecretStore store, String practice, BooleanSupplier isUsed) {
        this.store = store;
        this.practice = practice;
        this.isUsed = isUsed;
    }

    /// Keeps `words` under `name`.
    ///
    /// @return what to keep in their place: a note, or the words themselves where there is no store
    public Map<String, String> put(String name, Map<String, String> words) {
        var whole = practice + " " + name;
        return isUsed.getAsBoolean() && store.putSecret(whole, written(words)) ? Map.of(NOTE, whole) : words;
    }

    /// Keeps `words` where those are that `kept` stands for.
    ///
    /// @return what to keep in their place
    public Map<String, String> replace(Map<String, String> kept, Map<String, String> words) {
        var whole = kept.get(NOTE);
        if (whole == null) {
            return words;
        }
        if (isUsed.getAsBoolean() && store.putSecret(whole, written(words))) {
            return kept;
        }
        store.removeSecret(whole);
        return words;
    }

    /// Whether `kept` is a note.
    public static boolean isNote(Map<String, String> kept) {
        return kept.containsKey(NOTE);
    }

    /// The words that `kept` stands for; nothing where they are not on this computer.
    public Map<String, String> get(Map<String, String> kept) {
        var whole = kept.get(NOTE);
        return whole == null ? kept : store.secret(whole).map(Secrets::read).orElse(Map.of());
    }

    private static String written(Map<String, String> words) {
        try {
            return JSON.writeValueAsString(words);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("words are always written", e);
        }
    }

    /// Whatever else it may be is of no use to us, and is not told.
    private static Map<String, String> read(String secret) {
        try {
            return JSON.readValue(secret, WORDS);
        } catch (JsonProcessingException _) {
            return Map.of();
        }
    }
}
