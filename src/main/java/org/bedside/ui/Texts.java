package org.bedside.ui;

import java.text.MessageFormat;
import java.util.List;
import java.util.Locale;
import java.util.MissingResourceException;
import java.util.ResourceBundle;
import org.bedside.practice.Refused;
import org.bedside.store.StoreException;
import org.bedside.store.StoreTrouble;

/// Every word that people see, in their language.
public final class Texts {
    private static final List<String> BUNDLES = List.of("texts", "texts-guard", "texts-triage");

    private final List<ResourceBundle> bundles;
    private final Locale locale;

    public Texts(Locale locale) {
        this.locale = locale;
        this.bundles = BUNDLES.stream()
                .map(name -> ResourceBundle.getBundle(name, locale))
                .toList();
    }

    public Locale locale() {
        return locale;
    }

    /// The text of `key`, with `arguments` filled in as [MessageFormat] does.
    ///
    /// @throws MissingResourceException if there is none, which a test finds first
    public String get(String key, Object... arguments) {
        return new MessageFormat(pattern(key), locale).format(arguments);
    }

    /// Whether there is a text of `key`.
    boolean has(String key) {
        return bundles.stream().anyMatch(bundle -> bundle.containsKey(key));
    }

    private String pattern(String key) {
        return bundles.stream()
                .filter(bundle -> bundle.containsKey(key))
                .findFirst()
                .orElseThrow(() -> new MissingResourceException("no text", Texts.class.getName(), key))
                .getString(key);
    }

    /// The word for a value of one of our enumerations, such as `category.PRAISE`.
    public String of(Enum<?> value) {
        var type = value.getDeclaringClass().getSimpleName();
        return get(type.substring(0, 1).toLowerCase(Locale.ROOT) + type.substring(1) + "." + value.name());
    }

    /// What to tell a person about something that did not work.
    public String problem(Exception problem) {
        return switch (problem) {
            case Refused refused -> refused(refused.key(), refused.arguments());
            case StoreException failed
            when failed.trouble() != StoreTrouble.OTHER ->
                get("problem.store." + failed.trouble().name());
            default -> get("problem.unexpected");
        };
    }

    private String refused(String key, List<Object> arguments) {
        return get("refused." + key, arguments.stream().map(Texts::plain).toArray());
    }

    /// Whatever is no number is shown as it reads.
    private static Object plain(Object argument) {
        return argument instanceof Number ? argument : argument.toString();
    }
}
