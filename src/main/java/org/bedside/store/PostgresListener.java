package org.bedside.store;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;

/// Hears of other desktops' commits by `LISTEN`. While it cannot hear (the line is lost, or a pooler
/// stands between that keeps notifications back) it tells every few seconds that something may have
/// changed, so that the screens look.
final class PostgresListener implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger(PostgresListener.class.getName());
    private static final Duration LOOK_EVERY = Duration.ofSeconds(5);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);

    private final ServerAddress address;
    private final String channel;
    private final String desktop;
    private volatile @Nullable Thread thread;

    PostgresListener(ServerAddress address, String channel, String desktop) {
        this.address = address;
        this.channel = channel;
        this.desktop = desktop;
    }

    void start(Runnable changed) {
        thread = Thread.ofPlatform().name("db-listener").daemon().start(() -> run(changed));
    }

    private void run(Runnable changed) {
        var pause = Duration.ofSeconds(1);
        try {
            while (!Thread.currentThread().isInterrupted()) {
                try (var connection = DriverManager.getConnection(address.server(), address.properties())) {
                    var hears = listen(connection);
                    // What happened while nobody listened.
                    changed.run();
                    pause = Duration.ofSeconds(1);
                    hear(connection.unwrap(PGConnection.class), changed, hears);
                } catch (SQLException e) {
                    LOG.log(System.Logger.Level.DEBUG, "not listening", e);
                    Thread.sleep(pause);
                    pause = pause.multipliedBy(2).compareTo(LONGEST_PAUSE) < 0 ? pause.multipliedBy(2) : LONGEST_PAUSE;
                    changed.run();
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /// @return whether a word of our own came back
    private boolean listen(Connection connection) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute("LISTEN " + channel);
            statement.execute("NOTIFY " + channel + ", '" + desktop + "'");
            var heard = connection.unwrap(PGConnection.class).getNotifications(2_000);
            return heard != null && heard.length > 0;
        }
    }

    private void hear(PGConnection connection, Runnable changed, boolean hears) throws SQLException {
        while (!Thread.currentThread().isInterrupted()) {
            var heard = connection.getNotifications(Math.toIntExact(LOOK_EVERY.toMillis()));
            var byOthers = heard != null && Arrays.stream(heard).anyMatch(one -> !desktop.equals(one.getParameter()));
            if (byOthers || !hears) {
                changed.run();
            }
        }
    }

    @Override
    public void close() {
        var running = thread;
        if (running != null) {
            running.interrupt();
        }
    }
}
