package org.bedside.store;

import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.bedside.practice.Refused;
import org.jspecify.annotations.Nullable;
import org.postgresql.jdbcurlresolver.PgPassParser;

/// Where a shared practice's PostgreSQL stands, and the account to work there with.
///
/// Written as `jdbc:postgresql://host[:port]/database[?currentSchema=…&sslrootcert=…]`. Beyond this
/// computer the line is always encrypted and the server's certificate checked (`sslmode=verify-full`);
/// a weaker wish is refused.
///
/// @param host as it stands in the server's certificate
/// @param options what else the address names, by name
public record ServerAddress(
        String host,
        int port,
        String database,
        String schema,
        Map<String, String> options,
        String user,
        String password) {
    private static final String PREFIX = "jdbc:";
    private static final String BEGINNING = PREFIX + "postgresql://";
    private static final int USUAL_PORT = 5432;
    private static final String SCHEMA = "bedside";
    private static final List<String> KNOWN = List.of("sslmode", "sslrootcert", "sslcert", "sslkey");

    public ServerAddress {
        options = Map.copyOf(options);
    }

    /// Reads what a person typed; `host[:port]/database` alone will do as well.
    ///
    /// @throws Refused if it is no such address, or asks for a line that others could read
    public static ServerAddress parse(String typed, String user, String password) {
        var address = typed.startsWith(PREFIX) || typed.contains("://") ? typed : BEGINNING + typed;
        if (!address.startsWith(BEGINNING)) {
            throw new Refused("server-address", typed);
        }
        try {
            var uri = new URI(address.substring(PREFIX.length()));
            var path = uri.getPath();
            if (uri.getHost() == null || uri.getUserInfo() != null || path == null || path.length() < 2) {
                throw new Refused("server-address", typed);
            }
            var options = options(uri.getRawQuery());
            var schema = options.getOrDefault("currentSchema", SCHEMA);
            options.remove("currentSchema");
            if (!KNOWN.containsAll(options.keySet()) || !schema.matches("[a-z_][a-z0-9_]{0,62}")) {
                throw new Refused("server-address", typed);
            }
            var parsed = new ServerAddress(
                    uri.getHost(),
                    uri.getPort() < 0 ? USUAL_PORT : uri.getPort(),
                    path.substring(1),
                    schema,
                    options,
                    user,
                    password);
            var mode = options.getOrDefault("sslmode", "verify-full");
            if (!parsed.isOnThisComputer() && !"verify-full".equals(mode)) {
                throw new Refused("server-line-not-safe");
            }
            return parsed;
        } catch (URISyntaxException e) {
            throw new Refused("server-address", typed);
        }
    }

    /// Whether the server stands on this computer, so that nothing leaves it.
    boolean isOnThisComputer() {
        var plain = host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
        try {
            // A name is not looked up for this: only what says by itself that it is this computer.
            return "localhost".equals(plain)
                    || (plain.matches("[0-9.]+|.*:.*")
                            && InetAddress.getByName(plain).isLoopbackAddress());
        } catch (UnknownHostException e) {
            return false;
        }
    }

    /// Whether the account signs in without anybody being asked for its password: it is given here or stands in the
    /// account's own password file, or a certificate takes its place.
    public boolean signsInByItself() {
        return !password.isEmpty()
                || options.containsKey("sslcert")
                || PgPassParser.getPassword(host, String.valueOf(port), database, user) != null;
    }

    /// As it is shown and kept: without the account.
    public String address() {
        var rest = new ArrayList<String>();
        if (!SCHEMA.equals(schema)) {
            rest.add("currentSchema=" + schema);
        }
        options.keySet().stream().sorted().forEach(name -> rest.add(name + "=" + options.get(name)));
        return server() + (rest.isEmpty() ? "" : "?" + String.join("&", rest));
    }

    String server() {
        return BEGINNING + host + ":" + port + "/" + database;
    }

    /// What the driver is told besides the address.
    Properties properties() {
        var properties = new Properties();
        properties.setProperty("user", user);
        if (!password.isEmpty()) {
            // Else the driver looks into the account's password file.
            properties.setProperty("password", password);
        }
        properties.setProperty("currentSchema", schema);
        if (!isOnThisComputer()) {
            properties.setProperty("sslmode", "verify-full");
        }
        options.forEach(properties::setProperty);
        properties.setProperty("ApplicationName", "Bedside");
        properties.setProperty("connectTimeout", "5");
        properties.setProperty("loginTimeout", "10");
        // Longer than any statement of ours takes; a line that was cut is noticed after it.
        properties.setProperty("socketTimeout", "30");
        properties.setProperty("tcpKeepAlive", "true");
        // The server's details quote whole rows, and with them patients' words.
        properties.setProperty("logServerErrorDetail", "false");
        // What is acknowledged is on the server's disk, whatever is usual there; and a desktop that
        // vanished in the middle of a transaction does not keep the others waiting.
        properties.setProperty(
                "options",
                "-c synchronous_commit=on -c idle_in_transaction_session_timeout=15000 -c lock_timeout=20000"
                        + " -c tcp_keepalives_idle=10 -c tcp_keepalives_interval=5 -c tcp_keepalives_count=3");
        return properties;
    }

    /// Says where it is, never the account's password.
    @Override
    public String toString() {
        return address();
    }

    private static Map<String, String> options(@Nullable String query) {
        var options = new LinkedHashMap<String, String>();
        if (query != null && !query.isEmpty()) {
            for (var pair : query.split("&", -1)) {
                var parts = pair.split("=", 2);
                options.put(parts[0], parts.length < 2 ? "" : URLDecoder.decode(parts[1], StandardCharsets.UTF_8));
            }
        }
        return options;
    }
}
