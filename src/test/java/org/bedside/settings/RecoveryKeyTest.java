package org.bedside.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Locale;
import org.bedside.practice.Refused;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RecoveryKeyTest {
    private final RecoveryKey key = RecoveryKey.random();

    @Test
    void itPrintsInGroupsOfFourSignsThatAreNotMistakenForOneAnother() {
        var printed = key.printed();

        assertThat(printed).matches("([0-9A-HJKMNP-TV-Z]{4}-){8}[0-9A-HJKMNP-TV-Z]{4}");
    }

    @Test
    void whatIsPrintedIsReadAgain() {
        var read = RecoveryKey.read(key.printed());

        assertThat(read).isEqualTo(key);
    }

    @Test
    void smallLettersSpacesAndMissingHyphensAreForgiven() {
        var typed = " " + key.printed().toLowerCase(Locale.ROOT).replace("-", "\u00a0 ") + "\n";

        assertThat(RecoveryKey.read(typed)).isEqualTo(key);
    }

    @ParameterizedTest
    @ValueSource(strings = {"O", "o"})
    void theLetterOIsReadAsZero(String letter) {
        assertThat(RecoveryKey.read(key.printed().replace("0", letter))).isEqualTo(key);
    }

    @ParameterizedTest
    @ValueSource(strings = {"I", "i", "L", "l"})
    void lettersLikeOneAreReadAsOne(String letter) {
        assertThat(RecoveryKey.read(key.printed().replace("1", letter))).isEqualTo(key);
    }

    @Test
    void oneWrongSignAnywhereIsAMistakeInTyping() {
        var printed = key.printed();

        assertThat(printed.chars().boxed().toList()).hasSize(44);
        for (int i = 0; i < printed.length(); i++) {
            if (printed.charAt(i) != '-') {
                var other = printed.charAt(i) == 'X' ? 'Y' : 'X';
                var typed = printed.substring(0, i) + other + printed.substring(i + 1);
                assertThatThrownBy(() -> RecoveryKey.read(typed))
                        .isInstanceOf(Refused.class)
                        .hasMessage("recovery-key-mistyped");
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "-", "0000", "correct horse battery staple", "UUUU-UUUU-UUUU-UUUU-UUUU-UUUU-UUUU-UUUU-UUUU"})
    void whatIsNoRecoveryKeyIsRefused(String typed) {
        assertThatThrownBy(() -> RecoveryKey.read(typed))
                .isInstanceOf(Refused.class)
                .hasMessage("recovery-key-mistyped");
    }

    @Test
    void itNeverStandsInAMessage() {
        assertThat("the key is " + key).isEqualTo("the key is RecoveryKey");
    }
}
