package org.bedside.store;

import com.fasterxml.jackson.core.type.TypeReference;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.bedside.model.ChannelId;
import org.bedside.model.Scope;
import org.bedside.model.SignIn;
import org.bedside.model.SignIn.Way;

/// How each channel is signed in, and the tokens by which it is.
public final class SignInStore {
    private static final TypeReference<Map<String, String>> ACCESS = new TypeReference<>() {};

    /// What is kept to sign in with, by name.
    ///
    /// @param version which tokens these are: it goes up with each change
    public record Kept(long version, Map<String, String> access) {
        /// Shows no secret.
        @Override
        public String toString() {
            return "Kept[version " + version + "]";
        }
    }

    public SignIn get(Tx tx, ChannelId id) {
        return tx.one(SignInStore::signIn, "SELECT * FROM channel WHERE id = ?", id.value())
                .orElseThrow();
    }

    public Kept kept(Tx tx, ChannelId id) {
        return tx.one(
                        row -> new Kept(row.number("access_version"), Json.read(row.text("access"), ACCESS)),
                        "SELECT access, access_version FROM channel WHERE id = ?",
                        id.value())
                .orElseThrow();
    }

    /// Which tokens a channel has now; read often, so by itself.
    public long version(Tx tx, ChannelId id) {
        return tx.one(
                        row -> row.number("access_version"),
                        "SELECT access_version FROM channel WHERE id = ?",
                        id.value())
                .orElseThrow();
    }

    /// A person signed in.
    public void signedIn(Tx tx, ChannelId id, SignIn signIn, Map<String, String> access) {
        tx.update(
                """
                UPDATE channel SET way = ?, scopes = ?, expires_at = ?, access_until = ?, signed_in_at = ?, access = ?,
                  access_version = access_version + 1
                WHERE id = ?""",
                signIn.way(),
                signIn.scopes().map(SignInStore::words).orElse(null),
                signIn.endsAt(),
                signIn.dataUntil(),
                signIn.at(),
                Json.write(access),
                id.value());
    }

    /// Puts new tokens in place of those of `version`.
    ///
    /// @return whether they were still those
    public boolean renew(Tx tx, ChannelId id, long version, Map<String, String> access) {
        return tx.update("""
                        UPDATE channel SET access = ?, access_version = access_version + 1
                        WHERE id = ? AND access_version = ?""", Json.write(access), id.value(), version) == 1;
    }

    private static SignIn signIn(Row row) throws SQLException {
        return new SignIn(
                row.word(Way.class, "way"),
                row.optionalText("scopes").map(SignInStore::scopes),
                row.optionalTime("expires_at"),
                row.optionalTime("access_until"),
                row.optionalTime("signed_in_at"));
    }

    private static String words(Set<Scope> scopes) {
        return scopes.stream().sorted().map(Scope::key).collect(Collectors.joining(" "));
    }

    /// A newer Bedside may have kept some that this one does not know.
    private static Set<Scope> scopes(String words) {
        return Arrays.stream(words.split(" ", -1))
                .flatMap(word -> Scope.named(word).stream())
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(Scope.class)));
    }
}
