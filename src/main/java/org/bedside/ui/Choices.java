package org.bedside.ui;

import java.util.function.Function;
import javafx.scene.control.ComboBox;
import javafx.util.StringConverter;

/// Boxes to choose from a closed list.
public final class Choices {
    private Choices() {}

    /// How the values of a closed list read.
    public static <T> void show(ComboBox<T> box, Function<T, String> text) {
        box.setConverter(new StringConverter<>() {
            @Override
            public String toString(T value) {
                return value == null ? "" : text.apply(value);
            }

            @Override
            public T fromString(String shown) {
                throw new UnsupportedOperationException("the choices are not typed");
            }
        });
    }
}
