package org.bedside.settings;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;

/// A practice's data key, sealed by AES-256-GCM under what Argon2id makes of a secret. It holds the key's id and its
/// own kind as associated data, so that it opens in no other place than its own.
///
/// @param memory Argon2id's memory in KiB
/// @param salt 16 bytes in base 64, as `nonce` (12 bytes) and `sealed` (the key and GCM's tag)
record Wrap(Kind kind, int memory, int passes, int lanes, String salt, String nonce, String sealed) {
    /// What the secret is.
    enum Kind {
        PASSPHRASE,
        RECOVERY_KEY
    }

    private static final int MEMORY_KIB = 64 * 1024;
    private static final int PASSES = 3;
    private static final int LANES = 4;
    /// A file from elsewhere must not take the computer's memory and hours before it turns out wrong.
    private static final int MOST_MEMORY_KIB = 256 * 1024;

    private static final int MOST_PASSES = 16;
    private static final int MOST_LANES = 16;
    private static final int SALT_BYTES = 16;
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BYTES = 16;

    Wrap {
        Objects.requireNonNull(kind);
        if (memory < 1 || memory > MOST_MEMORY_KIB) {
            throw new IllegalArgumentException("memory of " + memory + " KiB");
        }
        if (passes < 1 || passes > MOST_PASSES || lanes < 1 || lanes > MOST_LANES) {
            throw new IllegalArgumentException(passes + " passes in " + lanes + " lanes");
        }
        requireLength(salt, SALT_BYTES);
        requireLength(nonce, NONCE_BYTES);
        requireLength(sealed, DataKey.BYTES + TAG_BYTES);
    }

    static Wrap seal(DataKey key, byte[] secret, UUID id, Kind kind) {
        var salt = random(SALT_BYTES);
        var nonce = random(NONCE_BYTES);
        try {
            var sealed = cipher(Cipher.ENCRYPT_MODE, stretch(secret, salt, MEMORY_KIB, PASSES, LANES), nonce, id, kind)
                    .doFinal(key.bytes());
            return new Wrap(kind, MEMORY_KIB, PASSES, LANES, text(salt), text(nonce), text(sealed));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /// The data key, or nothing where the secret is another.
    Optional<DataKey> open(byte[] secret, UUID id) {
        try {
            var key = stretch(secret, bytes(salt), memory, passes, lanes);
            return Optional.of(DataKey.of(
                    cipher(Cipher.DECRYPT_MODE, key, bytes(nonce), id, kind).doFinal(bytes(sealed))));
        } catch (AEADBadTagException e) {
            return Optional.empty();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] stretch(byte[] secret, byte[] salt, int memory, int passes, int lanes) {
        var argon2 = new Argon2BytesGenerator();
        argon2.init(new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
                .withVersion(Argon2Parameters.ARGON2_VERSION_13)
                .withSalt(salt)
                .withMemoryAsKB(memory)
                .withIterations(passes)
                .withParallelism(lanes)
                .build());
        var key = new byte[DataKey.BYTES];
        argon2.generateBytes(secret, key);
        return key;
    }

    private static Cipher cipher(int mode, byte[] key, byte[] nonce, UUID id, Kind kind)
            throws GeneralSecurityException {
        var cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, new SecretKeySpec(key, "AES"), new GCMParameterSpec(TAG_BYTES * Byte.SIZE, nonce));
        cipher.updateAAD((id + " " + kind.name()).getBytes(StandardCharsets.UTF_8));
        return cipher;
    }

    private static void requireLength(String text, int length) {
        if (bytes(text).length != length) {
            throw new IllegalArgumentException("not " + length + " bytes");
        }
    }

    private static byte[] random(int length) {
        var bytes = new byte[length];
        new SecureRandom().nextBytes(bytes);
        return bytes;
    }

    private static String text(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }

    private static byte[] bytes(String text) {
        return Base64.getDecoder().decode(text);
    }
}
