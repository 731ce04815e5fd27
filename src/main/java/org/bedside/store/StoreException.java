package org.bedside.store;

/// The database could not do what was asked; the transaction was rolled back. Holds no words that were being stored.
public final class StoreException extends RuntimeException {
    private final StoreTrouble trouble;

    StoreException(String message, Throwable cause) {
        super(message, cause);
        this.trouble = StoreTrouble.of(cause);
    }

    public StoreTrouble trouble() {
        return trouble;
    }
}
