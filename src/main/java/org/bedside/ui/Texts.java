package org.bedside.ui;

import java.text.MessageFormat;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import org.bedside.practice.Refused;

/// Every word that people see, in their language.
public final class Texts {
    private final ResourceBundle bundle;
    private final Locale locale;

    public Texts(Locale locale) {
        this.locale = locale;
        this.bundle = ResourceBundle.getBundle("texts", locale);
    }

    public Locale locale() {
        return locale;
    }

    /// The text of `key`, with `arguments` filled in as [MessageFormat] does.
    ///
    /// @throws java.util.MissingResourceException if there is none, which a test finds first
    public String get(String key, Object... arguments) {
        return new MessageFormat(bundle.getString(key), locale).format(arguments);
    }

    /// The word for a value of one of our enumerations, such as `category.PRAISE`.
    public String of(Enum<?> value) {
        var type = value.getDeclaringClass().getSimpleName();
        return get(type.substring(0, 1).toLowerCase(Locale.ROOT) + type.substring(1) + "." + value.name());
    }

    /// What to tell a person about something that did not work.
    public String problem(Exception problem) {
        return problem instanceof Refused refused
                ? refused(refused.key(), refused.arguments())
                : get("problem.unexpected");
    }

    private String refused(String key, List<Object> arguments) {
        return get("refused." + key, arguments.stream().map(Texts::plain).toArray());
    }

    /// Whatever is no number is shown as it reads.
    private static Object plain(Object argument) {
        return argument instanceof Number ? argument : argument.toString();
    }
}
