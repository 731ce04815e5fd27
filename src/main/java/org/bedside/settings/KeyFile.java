package org.bedside.settings;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.text.Normalizer;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.bedside.practice.Refused;
import org.bedside.settings.Wrap.Kind;

/// What opens a practice's database, and itself opens to nobody without a secret: the data key wrapped under the
/// passphrase, and once more under the printed recovery key. It lies beside the database and in each backup.
///
/// The demo's key is kept nowhere, so its file holds no wrap and only says that the folder is the demo's.
///
/// @param id names the key, so that the system's key store can keep those of several practices
/// @param inKeyStore whether a key store may hold the key; elsewhere than on that computer it just does not
public record KeyFile(UUID id, boolean demo, boolean inKeyStore, List<Wrap> wraps) {
    /// Its name in a practice's folder.
    public static final String NAME = "bedside.keys";

    private static final int SHORTEST_PASSPHRASE = 12;

    private static final int VERSION = 1;
    private static final int MOST_BYTES = 64 * 1024;
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    public KeyFile {
        wraps = List.copyOf(wraps);
        var kinds = wraps.stream().map(Wrap::kind).toList();
        if (!kinds.equals(demo ? List.of() : List.of(Kind.values()))) {
            throw new IllegalArgumentException("wraps of the kinds " + kinds);
        }
    }

    /// Wraps a new practice's key.
    ///
    /// @throws Refused if the passphrase is too short
    public static KeyFile create(DataKey key, char[] passphrase, RecoveryKey recovery) {
        var id = UUID.randomUUID();
        return new KeyFile(
                id,
                false,
                false,
                List.of(
                        Wrap.seal(key, chosen(passphrase), id, Kind.PASSPHRASE),
                        Wrap.seal(key, recovery.bytes(), id, Kind.RECOVERY_KEY)));
    }

    /// The mark of a demo practice's folder.
    public static KeyFile ofDemo() {
        return new KeyFile(UUID.randomUUID(), true, false, List.of());
    }

    /// Reads what was written to `file`.
    ///
    /// @throws Refused if it is damaged, from a newer Bedside, or none of ours
    public static KeyFile read(Path file) {
        try (var in = Files.newInputStream(file)) {
            return parse(in.readNBytes(MOST_BYTES + 1));
        } catch (IOException e) {
            throw new Refused("key-file-unreadable", file);
        }
    }

    /// As [#read], for bytes that lie elsewhere, such as in a backup.
    public static KeyFile parse(byte[] bytes) {
        try {
            var tree = MAPPER.readTree(bytes);
            if (bytes.length > MOST_BYTES || !tree.isObject()) {
                throw new Refused("key-file-damaged");
            }
            if (tree.path("version").asInt() > VERSION) {
                throw new Refused("data-newer");
            }
            var json = MAPPER.treeToValue(tree, Json.class);
            var file = new KeyFile(json.id, json.demo, json.inKeyStore, json.wraps);
            if (json.version != VERSION || !file.check().equals(json.check)) {
                throw new Refused("key-file-damaged");
            }
            return file;
        } catch (IOException | IllegalArgumentException e) {
            throw new Refused("key-file-damaged");
        }
    }

    public byte[] bytes() {
        try {
            return MAPPER.writeValueAsBytes(new Json(VERSION, id, demo, inKeyStore, wraps, check()));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    /// Writes it beside `file`, and moves it there in one step.
    public void write(Path file) throws IOException {
        DataFolder.write(file, bytes());
    }

    /// The data key by the passphrase.
    ///
    /// @throws Refused if it is another passphrase
    public DataKey open(char[] passphrase) {
        return open(Kind.PASSPHRASE, bytes(passphrase)).orElseThrow(() -> new Refused("passphrase-wrong"));
    }

    /// The data key by the recovery key.
    ///
    /// @throws Refused if `typed` is no recovery key, mistyped, or that of another practice
    public DataKey openBy(String typed) {
        return open(Kind.RECOVERY_KEY, RecoveryKey.read(typed).bytes())
                .orElseThrow(() -> new Refused("recovery-key-wrong"));
    }

    /// The same key under a new passphrase; the database is not touched.
    ///
    /// @throws Refused if the passphrase is too short
    public KeyFile withPassphrase(DataKey key, char[] passphrase) {
        return with(Wrap.seal(key, chosen(passphrase), id, Kind.PASSPHRASE));
    }

    /// The same key under a new recovery key; the old one opens nothing any more.
    public KeyFile withRecoveryKey(DataKey key, RecoveryKey recovery) {
        return with(Wrap.seal(key, recovery.bytes(), id, Kind.RECOVERY_KEY));
    }

    KeyFile withKeyStore(boolean kept) {
        return new KeyFile(id, demo, kept, wraps);
    }

    private KeyFile with(Wrap wrap) {
        return new KeyFile(
                id,
                demo,
                inKeyStore,
                wraps.stream()
                        .map(old -> old.kind() == wrap.kind() ? wrap : old)
                        .toList());
    }

    private Optional<DataKey> open(Kind kind, byte[] secret) {
        return wraps.stream().filter(wrap -> wrap.kind() == kind).findFirst().flatMap(wrap -> wrap.open(secret, id));
    }

    private static byte[] chosen(char[] passphrase) {
        requireLength(passphrase);
        return bytes(passphrase);
    }

    /// Asked before a passphrase is chosen.
    ///
    /// @throws Refused if it is too short
    public static void requireLength(char[] passphrase) {
        if (Character.codePointCount(passphrase, 0, passphrase.length) < SHORTEST_PASSPHRASE) {
            throw new Refused("passphrase-short", SHORTEST_PASSPHRASE);
        }
    }

    /// In one form of Unicode, since keyboards differ in how they send an accent.
    private static byte[] bytes(char[] passphrase) {
        return Normalizer.normalize(CharBuffer.wrap(passphrase), Normalizer.Form.NFC)
                .getBytes(StandardCharsets.UTF_8);
    }

    /// Tells a damaged file from a wrong passphrase.
    private String check() {
        var values = Stream.concat(
                        Stream.of(VERSION, id, demo, inKeyStore),
                        wraps.stream()
                                .flatMap(wrap -> Stream.of(
                                        wrap.kind(),
                                        wrap.memory(),
                                        wrap.passes(),
                                        wrap.lanes(),
                                        wrap.salt(),
                                        wrap.nonce(),
                                        wrap.sealed())))
                .map(Object::toString)
                .collect(Collectors.joining("\n"));
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(values.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /// The file as it stands on the disk.
    private record Json(int version, UUID id, boolean demo, boolean inKeyStore, List<Wrap> wraps, String check) {
        Json {
            Objects.requireNonNull(id);
            Objects.requireNonNull(check);
            wraps = List.copyOf(wraps);
        }
    }
}
