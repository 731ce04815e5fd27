package org.bedside.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.bedside.practice.Refused;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ServerAddressTest {
    @Test
    void beyondThisComputerTheLineIsEncryptedAndTheCertificateChecked() {
        assertThat(parse("jdbc:postgresql://db.example/bedside").properties()).containsEntry("sslmode", "verify-full");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "jdbc:postgresql://db.example/bedside?sslmode=require",
                "jdbc:postgresql://db.example/bedside?sslmode=disable",
                "jdbc:postgresql://127.0.0.1.example/bedside?sslmode=disable",
                "jdbc:postgresql://192.0.2.7/bedside?sslmode=prefer"
            })
    void aLineThatOthersCouldReadIsRefused(String address) {
        assertThatThrownBy(() -> parse(address)).isInstanceOf(Refused.class).hasMessage("server-line-not-safe");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "jdbc:postgresql://localhost/bedside",
                "jdbc:postgresql://127.0.0.1:5433/bedside",
                "jdbc:postgresql://[::1]/bedside"
            })
    void onThisComputerThePlainLineWillDo(String address) {
        assertThat(parse(address).properties()).doesNotContainKey("sslmode");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "jdbc:sqlite:bedside.db",
                "postgresql://db.example/bedside",
                "jdbc:postgresql://db.example",
                "jdbc:postgresql://db.example/",
                "jdbc:postgresql://user:words@db.example/bedside",
                "jdbc:postgresql://db.example/bedside?socketFactory=org.example.Mine",
                "jdbc:postgresql://db.example/bedside?currentSchema=a;drop",
                "jdbc:postgresql://one.example,two.example/bedside",
                "jdbc:postgresql://db example/bedside"
            })
    void anythingElseIsNoAddress(String address) {
        assertThatThrownBy(() -> parse(address)).isInstanceOf(Refused.class).hasMessage("server-address");
    }

    @ParameterizedTest
    @CsvSource({
        "db.example/bedside, jdbc:postgresql://db.example:5432/bedside",
        "db.example:5433/bedside, jdbc:postgresql://db.example:5433/bedside",
        "localhost/bedside, jdbc:postgresql://localhost:5432/bedside"
    })
    void hostAndDatabaseAloneAreAnAddress(String typed, String address) {
        assertThat(parse(typed)).hasToString(address);
    }

    @Test
    void whatIsNoAddressIsNamedAsItWasTyped() {
        assertThatThrownBy(() -> parse("db.example"))
                .isInstanceOf(Refused.class)
                .extracting(thrown -> ((Refused) thrown).arguments())
                .isEqualTo(List.of("db.example"));
    }

    @Test
    void anAccountSignsInByItselfByItsPasswordOrACertificate() {
        assertThat(List.of(
                        parse("db.example/bedside").signsInByItself(),
                        ServerAddress.parse("db.example/bedside?sslcert=desk.crt", "front_desk", "")
                                .signsInByItself(),
                        ServerAddress.parse("db.example/bedside", "front_desk", "")
                                .signsInByItself()))
                .containsExactly(true, true, false);
    }

    @Test
    void thePasswordIsInNoWordsOfIt() {
        assertThat(parse("jdbc:postgresql://db.example/bedside?currentSchema=oak"))
                .hasToString("jdbc:postgresql://db.example:5432/bedside?currentSchema=oak");
    }

    private static ServerAddress parse(String address) {
        return ServerAddress.parse(address, "front_desk", "Quartzfeather");
    }
}
