package org.bedside.reply;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.bedside.model.ConversationId;
import org.bedside.model.MemberId;
import org.bedside.model.Way;
import org.bedside.practice.Refused;
import org.bedside.store.Database;
import org.bedside.store.SettingStore;
import org.bedside.store.StoreException;
import org.bedside.store.Tx;

/// The words on this computer that the server of a shared practice has not taken yet, so that a lost line and then a
/// power cut lose none: each draft is written here before the server is asked, and removed when it has it.
///
/// Encrypted under a key that only the server keeps. A stolen computer cannot read them, and nobody has to type
/// anything to open them: without the server there is nothing to hand them to.
public final class KeptDrafts implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger(KeptDrafts.class.getName());
    private static final String SECRET = "drafts.key";
    private static final int KEY_BYTES = 32;
    private static final String DRAFT = "draft.";

    private final Database file;
    private final SettingStore rows = new SettingStore();

    private KeptDrafts(Database file) {
        this.file = file;
    }

    /// What waits.
    record Kept(ConversationId conversation, MemberId by, Written written) {}

    /// Opens the file of the practice on `server` in `folder`.
    ///
    /// @return empty where the file cannot be opened: the practice goes on, with its drafts on the screen alone
    public static Optional<KeptDrafts> open(Database server, Path folder) {
        var secret = server.write(KeptDrafts::secret);
        try {
            var file = folder.resolve("drafts-" + secret.id() + ".db");
            return Optional.of(
                    new KeptDrafts(Database.open(file, Base64.getDecoder().decode(secret.key()))));
        } catch (Refused | StoreException e) {
            LOG.log(System.Logger.Level.ERROR, "drafts cannot be kept on this computer", e);
            return Optional.empty();
        }
    }

    /// What the practice's file is called on each desktop, and its key in Base64.
    private record Secret(String id, String key) {}

    private static Secret secret(Tx tx) {
        var settings = new SettingStore();
        var kept = settings.get(tx, SECRET).orElseGet(() -> {
            var made = made();
            settings.put(tx, SECRET, made);
            return made;
        });
        var parts = kept.split(" ", 2);
        return new Secret(parts[0], parts[1]);
    }

    private static String made() {
        var key = new byte[KEY_BYTES];
        new SecureRandom().nextBytes(key);
        return UUID.randomUUID() + " " + Base64.getEncoder().encodeToString(key);
    }

    void put(ConversationId conversation, MemberId by, Written written) {
        var head = by.value() + written.way().map(chosen -> " " + chosen).orElse("");
        attempt(tx -> rows.put(tx, DRAFT + conversation.value(), head + "\n" + written.words()));
    }

    /// The server has what waited of the conversation, or words that came after it.
    void remove(ConversationId conversation) {
        attempt(tx -> rows.remove(tx, DRAFT + conversation.value()));
    }

    List<Kept> all() {
        return file.read(tx -> rows.beginningWith(tx, DRAFT)).entrySet().stream()
                .map(KeptDrafts::kept)
                .toList();
    }

    private static Kept kept(Map.Entry<String, String> row) {
        var value = row.getValue();
        int end = value.indexOf('\n');
        var head = value.substring(0, end).split(" ", 2);
        return new Kept(
                new ConversationId(Long.parseLong(row.getKey().substring(DRAFT.length()))),
                new MemberId(Long.parseLong(head[0])),
                new Written(
                        value.substring(end + 1),
                        head.length == 2 ? Optional.of(Way.valueOf(head[1])) : Optional.empty()));
    }

    /// A full disk here is no reason not to ask the server.
    private void attempt(Consumer<Tx> change) {
        try {
            file.change(change);
        } catch (StoreException e) {
            LOG.log(System.Logger.Level.ERROR, "a draft could not be kept on this computer", e);
        }
    }

    @Override
    public void close() {
        file.close();
    }
}
