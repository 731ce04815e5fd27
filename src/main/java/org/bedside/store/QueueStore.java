package org.bedside.store;

import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Stream;
import org.bedside.model.ConversationId;
import org.bedside.model.Priority;
import org.bedside.model.QueueCounts;
import org.bedside.model.QueueFilter;
import org.bedside.model.QueueRow;
import org.bedside.model.SearchQuery;
import org.bedside.model.SearchQuery.State;

/// The queue in triage order, a page at a time, what a search finds in it, and its counts.
public final class QueueStore {
    private static final String COLUMNS = ConversationStore.COLUMNS + ", v.reply_state";

    /// The rows after `after`, at most `most`; fewer than that are the last. They come by priority,
    /// then the one that waits longest; the closed ones the newest first; what was found by words by
    /// the newest comment that holds them.
    ///
    /// Going on with a search after `after`, a conversation that was there before comes again if an
    /// older comment of it holds the words as well.
    public List<QueueRow> page(Tx tx, QueueFilter filter, Optional<QueueRow> after, int most) {
        var query = SearchQuery.parse(filter.search());
        var wanted = new Conditions();
        var statuses = statuses(query);
        if (query.states().isEmpty()) {
            inView(filter.view(), wanted);
        } else {
            inStates(query, statuses, wanted);
        }
        filter.assignee().ifPresent(member -> wanted.add("v.assignee = ?", member.value()));
        filter.priority().ifPresent(priority -> wanted.add("v.priority = ?", priority));
        filter.category().ifPresent(category -> wanted.add("v.category = ?", category));
        filter.platform().ifPresent(platform -> wanted.add("v.platform = ?", platform));
        wanted.any("v.priority", query.priorities());
        wanted.any("v.category", query.categories());
        wanted.any("v.platform", query.on());
        if (query.hasWords()) {
            return found(tx, query, wanted, after, most);
        }
        var closed = query.states().isEmpty()
                ? filter.view() == QueueFilter.View.CLOSED
                : statuses.equals(Set.of(State.CLOSED));
        return inOrder(tx, wanted, closed, after, most);
    }

    private static void inView(QueueFilter.View view, Conditions wanted) {
        switch (view) {
            case OPEN -> wanted.add("v.status = 'OPEN'");
            case UNASSIGNED -> wanted.add("v.status = 'OPEN' AND v.assignee IS NULL");
            case ESCALATED -> wanted.add("v.status = 'OPEN' AND v.escalated_to IS NOT NULL");
            case SNOOZED -> wanted.add("v.status = 'SNOOZED'");
            case CLOSED -> wanted.add("v.status = 'CLOSED'");
        }
    }

    /// The statuses that are asked for. As in the parts of the queue, only what is open is called
    /// unassigned or escalated where no status is named.
    private static Set<State> statuses(SearchQuery query) {
        var statuses = EnumSet.of(State.OPEN, State.SNOOZED, State.CLOSED);
        statuses.retainAll(query.states());
        var openOnly =
                query.states().contains(State.UNASSIGNED) || query.states().contains(State.ESCALATED);
        if (statuses.isEmpty() && openOnly) {
            statuses.add(State.OPEN);
        }
        return statuses;
    }

    private static void inStates(SearchQuery query, Set<State> statuses, Conditions wanted) {
        // Written out, since SQLite finds an index of the closed ones alone neither by a bound value nor by IN.
        if (statuses.size() == 1) {
            wanted.add("v.status = '" + statuses.iterator().next() + "'");
        } else {
            wanted.any("v.status", statuses);
        }
        if (query.states().contains(State.UNASSIGNED)) {
            wanted.add("v.assignee IS NULL");
        }
        if (query.states().contains(State.ESCALATED)) {
            wanted.add("v.escalated_to IS NOT NULL");
        }
        if (query.states().contains(State.HIDDEN)) {
            wanted.add(
                    query.hasWords()
                            ? "c.hidden = 1"
                            : "EXISTS (SELECT 1 FROM comment h WHERE h.conversation = v.id AND h.hidden = 1)");
        }
    }

    private static List<QueueRow> inOrder(
            Tx tx, Conditions wanted, boolean closed, Optional<QueueRow> after, int most) {
        after.map(QueueRow::conversation).ifPresent(last -> {
            if (closed) {
                wanted.add(
                        "(v.received_at, v.id) < (?, ?)",
                        last.receivedAt(),
                        last.id().value());
            } else {
                wanted.add(
                        "(v.priority, v.received_at, v.id) > (?, ?, ?)",
                        last.priority(),
                        last.receivedAt(),
                        last.id().value());
            }
        });
        return tx.list(
                row -> row(row, OptionalLong.empty()),
                // With the limit in its text, since the server plans anew each time what may have any.
                "SELECT " + COLUMNS + " FROM conversation v WHERE TRUE" + wanted.text()
                        + (closed
                                ? " ORDER BY v.received_at DESC, v.id DESC LIMIT "
                                : " ORDER BY v.priority, v.received_at, v.id LIMIT ")
                        + most,
                wanted.values(List.of(), List.of()));
    }

    private static List<QueueRow> found(
            Tx tx, SearchQuery query, Conditions wanted, Optional<QueueRow> after, int most) {
        var search = tx.dialect().search();
        var rows = new LinkedHashMap<ConversationId, QueueRow>();
        var before = after.map(QueueRow::hit).orElse(OptionalLong.empty()).orElse(Long.MAX_VALUE);
        // Somewhat more than wanted, since some conversations are hit more than once and asking again costs as much.
        var limit = most + most / 5;
        var ways = search.ways(tx, query, before).iterator();
        while (rows.size() < most && ways.hasNext()) {
            var way = ways.next().get();
            var sql = "SELECT " + COLUMNS + ", " + search.hit() + " AS hit FROM " + way.text() + wanted.text() + " AND "
                    + search.hit() + " < ? ORDER BY " + search.hit() + " DESC LIMIT ?";
            List<Long> hits;
            do {
                hits = tx.list(
                        row -> {
                            var conversation = new ConversationId(row.number("id"));
                            if (rows.size() < most && !rows.containsKey(conversation)) {
                                rows.put(conversation, row(row, row.optionalNumber("hit")));
                            }
                            return row.number("hit");
                        },
                        sql,
                        wanted.values(way.values(), List.of(before, limit)));
                before = hits.isEmpty() ? before : hits.getLast();
            } while (hits.size() == limit && rows.size() < most);
        }
        return List.copyOf(rows.values());
    }

    private static QueueRow row(Row row, OptionalLong hit) throws SQLException {
        return new QueueRow(ConversationStore.conversation(row), row.text("reply_state"), hit);
    }

    /// What is wanted of a row, as SQL and the values that belong to it.
    private static final class Conditions {
        private final StringBuilder text = new StringBuilder();
        private final List<Object> values = new ArrayList<>();

        void add(String condition, Object... itsValues) {
            text.append(" AND ").append(condition);
            values.addAll(List.of(itsValues));
        }

        /// One of `words` in that column; without any, whatever stands there.
        void any(String column, Set<? extends Enum<?>> words) {
            if (words.size() == 1) {
                add(column + " = ?", words.iterator().next());
            } else if (!words.isEmpty()) {
                add(
                        column + " IN (" + String.join(", ", Collections.nCopies(words.size(), "?")) + ")",
                        words.toArray());
            }
        }

        String text() {
            return text.toString();
        }

        Object[] values(List<?> first, List<?> last) {
            return Stream.of(first, values, last).flatMap(List::stream).toArray();
        }
    }

    public QueueCounts counts(Tx tx, Instant now) {
        var open = new EnumMap<Priority, Integer>(Priority.class);
        var rest = new int[2];
        tx.list(
                row -> {
                    var n = row.smallNumber("n");
                    switch (row.text("status")) {
                        case "OPEN" -> open.put(row.word(Priority.class, "priority"), n);
                        case "SNOOZED" -> rest[0] += n;
                        default -> rest[1] += n;
                    }
                    return n;
                },
                "SELECT status, priority, n FROM queue_count WHERE n > 0");
        var overdue = tx.one(row -> row.smallNumber("n"), """
                        SELECT count(*) AS n FROM (
                          SELECT 1 FROM conversation
                          WHERE status = 'OPEN' AND (answered_at IS NULL OR answered_at < received_at) AND due_at < ?
                          LIMIT ?) AS late""", now, QueueCounts.MOST_OVERDUE)
                .orElseThrow();
        return new QueueCounts(open, rest[0], rest[1], overdue);
    }
}
