package org.bedside.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
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

    Row(ResultSet result) {
        this.result = result;
    }

    String text(String column) throws SQLException {
        return Objects.requireNonNull(result.getString(column), column);
    }

    Optional<String> optionalText(String column) throws SQLException {
        return Optional.ofNullable(result.getString(column));
    }

    long number(String column) throws SQLException {
        return result.getLong(column);
    }

    int smallNumber(String column) throws SQLException {
        return result.getInt(column);
    }

    OptionalLong optionalNumber(String column) throws SQLException {
        var value = result.getLong(column);
        return result.wasNull() ? OptionalLong.empty() : OptionalLong.of(value);
    }

    boolean yes(String column) throws SQLException {
        return result.getInt(column) != 0;
    }

    Instant time(String column) throws SQLException {
        return Instant.ofEpochMilli(result.getLong(column));
    }

    Optional<Instant> optionalTime(String column) throws SQLException {
        var value = optionalNumber(column);
        return value.isPresent() ? Optional.of(Instant.ofEpochMilli(value.getAsLong())) : Optional.empty();
    }

    <E extends Enum<E>> E word(Class<E> type, String column) throws SQLException {
        return Enum.valueOf(type, text(column));
    }
}
