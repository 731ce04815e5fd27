package org.bedside.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import org.bedside.AskingAccount;
import org.bedside.TestDatabase;
import org.bedside.model.Role;
import org.bedside.practice.Refused;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// A server as an administrator prepares it with `installer/postgresql/prepare.sql`: one account owns the tables, the
/// desktops' accounts may do no more than they need.
class PreparedServerTest {
    private static final Path SCRIPT = Path.of("installer", "postgresql", "prepare.sql");

    @BeforeEach
    void prepare() throws Exception {
        asAdministrator("postgres", "CREATE DATABASE prepared");
        asAdministrator(
                "prepared",
                Files.readString(SCRIPT)
                        + "CREATE ROLE admin_sample LOGIN PASSWORD 'owner words' IN ROLE bedside_owner;"
                        + "CREATE ROLE desk_sample LOGIN PASSWORD 'desk words' IN ROLE bedside_desk;");
    }

    @AfterEach
    void remove() throws SQLException {
        asAdministrator("postgres", "DROP DATABASE prepared WITH (FORCE)");
        asAdministrator("postgres", "DROP ROLE admin_sample, desk_sample, bedside_owner, bedside_desk");
    }

    @Test
    void aDesktopDoesItsWorkWithAnAccountThatOwnsNothing() {
        Database.open(address("admin_sample", "owner words")).close();

        try (var desk = Database.open(address("desk_sample", "desk words"))) {
            desk.change(tx -> new PracticeStore().addMember(tx, "Sam Rivera", "SR", List.of(Role.STAFF)));
            desk.change(tx -> tx.update("UPDATE member SET initials = 'XX'"));
            desk.change(tx -> tx.update("UPDATE alarm SET step = step + 1"));

            List<String> owned = desk.read(tx -> tx.list(
                    row -> row.text("relname"),
                    "SELECT relname FROM pg_class c JOIN pg_roles r ON r.oid = c.relowner"
                            + " WHERE r.rolname IN ('desk_sample', 'bedside_desk')"));
            assertThat(owned).isEmpty();
        }
    }

    @Test
    void aDesktopCanNeitherChangeTheActivityNorMakeOrRemoveTables() {
        Database.open(address("admin_sample", "owner words")).close();

        try (var desk = Database.open(address("desk_sample", "desk words"))) {
            for (var sql : List.of(
                    "UPDATE activity SET detail = 'x'",
                    "DELETE FROM activity",
                    "TRUNCATE activity",
                    "DELETE FROM comment",
                    "DROP TABLE comment",
                    "ALTER TABLE activity DISABLE TRIGGER ALL",
                    "CREATE TABLE mine (id BIGINT)")) {
                assertThatThrownBy(() -> desk.change(tx -> tx.update(sql))).isInstanceOf(StoreException.class);
            }
        }
    }

    @Test
    void aDesktopThatComesBeforeTheOwnerIsToldWhatIsMissing() {
        assertThatThrownBy(() -> Database.open(address("desk_sample", "desk words")))
                .isInstanceOf(Refused.class)
                .hasMessage("server-not-prepared");
    }

    @Test
    void aServerThatIsNotThereIsSaidToBeSo() {
        assertThatThrownBy(() -> Database.open(
                        ServerAddress.parse("jdbc:postgresql://localhost:1/postgres", "desk_sample", "desk words")))
                .isInstanceOf(Refused.class)
                .hasMessage("server-no-answer");
        assertThatThrownBy(() -> Database.open(ServerAddress.parse(
                        "jdbc:postgresql://localhost:" + TestDatabase.server().getPort() + "/no_such", "postgres", "")))
                .isInstanceOf(Refused.class)
                .hasMessage("server-no-database");
    }

    @Test
    void anAccountWhosePasswordIsMissingOrWrongIsNotLetIn() throws Exception {
        AskingAccount.make();

        for (var password : List.of("", "not " + AskingAccount.PASSWORD)) {
            assertThatThrownBy(() -> Database.open(address(AskingAccount.NAME, password)))
                    .isInstanceOf(Refused.class)
                    .hasMessage("server-sign-in");
        }
    }

    @Test
    void aServerWithoutAnEncryptedLineIsSaidToHaveNone() {
        assertThatThrownBy(() -> Database.open(ServerAddress.parse(
                        "jdbc:postgresql://localhost:" + TestDatabase.server().getPort()
                                + "/prepared?sslmode=verify-full",
                        "desk_sample",
                        "desk words")))
                .isInstanceOf(Refused.class)
                .hasMessage("server-not-encrypted");
    }

    private static ServerAddress address(String user, String password) {
        return ServerAddress.parse(
                "jdbc:postgresql://localhost:" + TestDatabase.server().getPort() + "/prepared", user, password);
    }

    private static void asAdministrator(String database, String sql) throws SQLException {
        try (var connection = DriverManager.getConnection(
                        "jdbc:postgresql://localhost:" + TestDatabase.server().getPort() + "/" + database,
                        "postgres",
                        "");
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
