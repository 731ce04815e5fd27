package org.bedside.store;

import java.sql.SQLException;
import java.util.concurrent.BlockingDeque;
import java.util.concurrent.LinkedBlockingDeque;

/// The practice's encrypted file: one connection that writes, a few that read. Nobody else has it open.
final class SqliteEngine implements Engine {
    private final Tx writing;
    private final BlockingDeque<Tx> reading;

    SqliteEngine(SqliteFile file, String desktop, int readers) throws SQLException {
        var connection = file.forWriting();
        try {
            Migrations.apply(connection);
            try (var statement = connection.createStatement()) {
                // Whoever held something is gone: a file has one Bedside at a time. Without a condition SQLite would
                // write even where there is nothing to delete, and nobody writes into a file that may be damaged.
                statement.executeUpdate("DELETE FROM lease WHERE TRUE");
                statement.executeUpdate("DELETE FROM presence WHERE TRUE");
            }
            writing = new Tx(connection, Dialect.SQLITE, desktop);
            reading = new LinkedBlockingDeque<>(readers);
            for (int i = 0; i < readers; i++) {
                reading.add(new Tx(file.forReading(), Dialect.SQLITE, desktop));
            }
        } catch (SQLException | RuntimeException e) {
            connection.close();
            throw e;
        }
    }

    @Override
    public Tx write() throws SQLException {
        writing.begin();
        return writing;
    }

    @Override
    public Tx read() throws SQLException {
        // There are as many as may read at once.
        var tx = reading.remove();
        try {
            tx.begin();
            return tx;
        } catch (SQLException | RuntimeException e) {
            reading.addFirst(tx);
            throw e;
        }
    }

    @Override
    public void giveBack(Tx tx) {
        if (tx != writing) {
            reading.addFirst(tx);
        }
    }

    @Override
    public void onOthersChange(Runnable listener) {
        // There are no others.
    }

    @Override
    public boolean isShared() {
        return false;
    }

    @Override
    public void close() throws SQLException {
        for (var tx : reading) {
            tx.close();
        }
        writing.close();
    }
}
