package org.bedside.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;

/// One row of a result, read by column name in our own types.
final class Row {
    /// Makes a value of a row.
    interface Mapper<T> {
        T of(Row row) throws SQLException;
    }

    private final ResultSet result;
    private final Map<String, Integer> places;

    /// @param places where the statement's columns were found before, to be added to
    Row(ResultSet result, Map<String, Integer> places) {
        this.result = result;
        this.places = places;
    }

    String text(String column) throws SQLException {
        return Objects.requireNonNull(result.getString(place(column)), column);
    }

    Optional<String> optionalText(String column) throws SQLException {
        return Optional.ofNullable(result.getString(place(column)));
    }

    long number(String column) throws SQLException {
        return result.getLong(place(column));
    }

    int smallNumber(String column) throws SQLException {
        return result.getInt(place(column));
    }

    OptionalLong optionalNumber(String column) throws SQLException {
        var value = result.getLong(place(column));
        return result.wasNull() ? OptionalLong.empty() : OptionalLong.of(value);
    }

    boolean yes(String column) throws SQLException {
        return result.getInt(place(column)) != 0;
    }

    Optional<Boolean> optionalYes(String column) throws SQLException {
        var value = optionalNumber(column);
        return value.isPresent() ? Optional.of(value.getAsLong() != 0) : Optional.empty();
    }

    Instant time(String column) throws SQLException {
        return Instant.ofEpochMilli(result.getLong(place(column)));
    }

    byte[] bytes(String column) throws SQLException {
        return Objects.requireNonNull(result.getBytes(place(column)), column);
    }

    Optional<Instant> optionalTime(String column) throws SQLException {
        var value = optionalNumber(column);
        return value.isPresent() ? Optional.of(Instant.ofEpochMilli(value.getAsLong())) : Optional.empty();
    }

    <E extends Enum<E>> E word(Class<E> type, String column) throws SQLException {
        return Enum.valueOf(type, text(column));
    }

    /// Looking for names takes a driver as long as reading the values, so each is looked for once.
    private int place(String column) throws SQLException {
        var known = places.get(column);
        if (known != null) {
            return known;
        }
        int place = result.findColumn(column);
        places.put(column, place);
        return place;
    }
}
