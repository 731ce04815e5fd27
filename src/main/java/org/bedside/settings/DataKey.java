package org.bedside.settings;

import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// The 32 random bytes under which a practice's database is encrypted. They never change: what changes is under which
/// secrets the [KeyFile] keeps them.
public final class DataKey {
    static final int BYTES = 32;

    private final byte[] bytes;

    private DataKey(byte[] bytes) {
        if (bytes.length != BYTES) {
            throw new IllegalArgumentException("a data key has " + BYTES + " bytes, not " + bytes.length);
        }
        this.bytes = bytes.clone();
    }

    public static DataKey random() {
        var bytes = new byte[BYTES];
        new SecureRandom().nextBytes(bytes);
        return new DataKey(bytes);
    }

    public static DataKey of(byte[] bytes) {
        return new DataKey(bytes);
    }

    public byte[] bytes() {
        return bytes.clone();
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof DataKey key && MessageDigest.isEqual(bytes, key.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    /// Without the bytes, so that no log and no message ever holds them.
    @Override
    public String toString() {
        return "DataKey";
    }
}
