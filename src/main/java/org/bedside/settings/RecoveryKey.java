package org.bedside.settings;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Locale;
import org.bedside.practice.Refused;
import org.jspecify.annotations.Nullable;

/// The key that a practice prints and puts away: 160 random bits in groups of four signs that are hard to mistake for
/// one another (Crockford's base 32), and a last group that tells a typing mistake from a key of something else.
public final class RecoveryKey {
    private static final String SIGNS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private static final int BITS_A_SIGN = 5;
    private static final int BYTES = 20;
    private static final int KEY_SIGNS = BYTES * Byte.SIZE / BITS_A_SIGN;
    private static final int GROUP = 4;

    private final byte[] bytes;

    private RecoveryKey(byte[] bytes) {
        this.bytes = bytes;
    }

    public static RecoveryKey random() {
        var bytes = new byte[BYTES];
        new SecureRandom().nextBytes(bytes);
        return new RecoveryKey(bytes);
    }

    /// Reads what a person typed from paper: small letters, spaces, hyphens, O for 0 and I or L for 1 are forgiven.
    ///
    /// @throws Refused if it is no key of this kind, or mistyped
    public static RecoveryKey read(String typed) {
        var signs = typed.replaceAll("[\\s\\p{Z}\\p{Pd}]", "")
                .toUpperCase(Locale.ROOT)
                .replace('O', '0')
                .replace('I', '1')
                .replace('L', '1');
        if (signs.length() != KEY_SIGNS + GROUP || !signs.chars().allMatch(sign -> SIGNS.indexOf(sign) >= 0)) {
            throw new Refused("recovery-key-mistyped");
        }
        var key = new RecoveryKey(bytes(signs.substring(0, KEY_SIGNS)));
        if (!key.check().equals(signs.substring(KEY_SIGNS))) {
            throw new Refused("recovery-key-mistyped");
        }
        return key;
    }

    /// As it is shown and printed: nine groups of four signs with hyphens between them.
    public String printed() {
        return (signs(bytes, KEY_SIGNS) + check()).replaceAll("(.{" + GROUP + "})(?=.)", "$1-");
    }

    /// Writes a page with this key on it to a file that a person chose, for its owner only.
    ///
    /// @throws Refused if it cannot be written
    public static void save(Path file, String page) {
        try {
            Files.deleteIfExists(file);
            Files.createFile(file, DataFolder.ownerOnly(file, "rw-------"));
            Files.writeString(file, page.replace("\n", System.lineSeparator()));
        } catch (IOException e) {
            throw new Refused("recovery-key-not-saved", file);
        }
    }

    byte[] bytes() {
        return bytes.clone();
    }

    private String check() {
        try {
            return signs(MessageDigest.getInstance("SHA-256").digest(bytes), GROUP);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /// The first `count` signs of `bytes`.
    private static String signs(byte[] bytes, int count) {
        var number = new BigInteger(1, bytes);
        var signs = new StringBuilder();
        for (int i = 1; i <= count; i++) {
            var from = bytes.length * Byte.SIZE - i * BITS_A_SIGN;
            signs.append(SIGNS.charAt(number.shiftRight(from).intValue() & (SIGNS.length() - 1)));
        }
        return signs.toString();
    }

    private static byte[] bytes(String signs) {
        var number = BigInteger.ZERO;
        for (int i = 0; i < signs.length(); i++) {
            number = number.shiftLeft(BITS_A_SIGN).or(BigInteger.valueOf(SIGNS.indexOf(signs.charAt(i))));
        }
        // One bit more, which keeps leading zeros and is cut off again.
        var marked = number.setBit(BYTES * Byte.SIZE).toByteArray();
        return Arrays.copyOfRange(marked, marked.length - BYTES, marked.length);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof RecoveryKey key && MessageDigest.isEqual(bytes, key.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    /// Without the key, so that no log and no message ever holds it.
    @Override
    public String toString() {
        return "RecoveryKey";
    }
}
