package org.bedside.settings;

/// The keys of a test's practice. Made once, since Argon2id takes its time on purpose.
public final class SampleKeys {
    public static final String PASSPHRASE = "otter lamp violet";
    public static final DataKey KEY = DataKey.random();
    public static final RecoveryKey RECOVERY_KEY = RecoveryKey.random();
    public static final KeyFile FILE = KeyFile.create(KEY, PASSPHRASE.toCharArray(), RECOVERY_KEY);

    private SampleKeys() {}
}
