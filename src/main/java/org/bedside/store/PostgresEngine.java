package org.bedside.store;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;

/// A practice's schema on a PostgreSQL server, which several desktops share.
///
/// Every write first takes the one lock of the schema, so that transactions follow one another as they do in a file:
/// what is read before it is changed is then always the newest, and the activity has one order.
final class PostgresEngine implements Engine {
    private final HikariDataSource writers;
    private final HikariDataSource readers;
    private final PostgresListener listener;
    private final String desktop;
    private final String channel;

    PostgresEngine(ServerAddress address, String desktop, int readers) throws SQLException {
        this.desktop = desktop;
        channel = "bedside_" + address.schema();
        PostgresMigrations.apply(address);
        writers = pool(address, "db-writer", 1, "TRANSACTION_READ_COMMITTED", false);
        this.readers = pool(address, "db-reader", readers, "TRANSACTION_REPEATABLE_READ", true);
        listener = new PostgresListener(address, channel, desktop);
    }

    private static HikariDataSource pool(
            ServerAddress address, String name, int size, String isolation, boolean readOnly) {
        var config = new HikariConfig();
        config.setPoolName(name);
        config.setJdbcUrl(address.server());
        config.setDataSourceProperties(address.properties());
        config.setUsername(address.user());
        config.setPassword(address.password().isEmpty() ? null : address.password());
        config.setMaximumPoolSize(size);
        config.setAutoCommit(false);
        config.setReadOnly(readOnly);
        config.setTransactionIsolation(isolation);
        config.setConnectionTimeout(Duration.ofSeconds(6).toMillis());
        config.setKeepaliveTime(Duration.ofSeconds(60).toMillis());
        // Opening waits for no connection: the first transaction does, and says what is wrong.
        config.setInitializationFailTimeout(-1);
        return new HikariDataSource(config);
    }

    @Override
    public Tx write() throws SQLException {
        var connection = writers.getConnection();
        try {
            var tx = new Tx(connection, Dialect.POSTGRESQL, desktop);
            tx.begin();
            tx.lockPractice();
            tx.beforeCommit(() -> tx.announce(channel));
            return tx;
        } catch (SQLException | RuntimeException e) {
            connection.close();
            throw e;
        }
    }

    @Override
    public Tx read() throws SQLException {
        var connection = reader();
        try {
            var tx = new Tx(connection, Dialect.POSTGRESQL, desktop);
            tx.begin();
            return tx;
        } catch (SQLException | RuntimeException e) {
            connection.close();
            throw e;
        }
    }

    /// Waits for a connection even when interrupted.
    private Connection reader() throws SQLException {
        boolean interrupted = false;
        try {
            while (true) {
                try {
                    return readers.getConnection();
                } catch (SQLException e) {
                    if (!Thread.interrupted()) {
                        throw e;
                    }
                    interrupted = true;
                }
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    @Override
    public void giveBack(Tx tx) {
        try {
            tx.close();
        } catch (SQLException e) {
            // The transaction has ended; the pool replaces what is broken.
            System.getLogger(PostgresEngine.class.getName()).log(System.Logger.Level.DEBUG, "a line was lost", e);
        }
    }

    @Override
    public void onOthersChange(Runnable changed) {
        listener.start(changed);
    }

    @Override
    public boolean isShared() {
        return true;
    }

    @Override
    public void close() {
        listener.close();
        readers.close();
        writers.close();
    }
}
