package org.bedside.channel.simulator;

import java.util.Locale;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.bedside.model.Author;

/// The language of X's search, as much of it as we ask in.
final class XQuery {
    private static final Pattern SPACES = Pattern.compile("\\s+");

    private XQuery() {}

    /// Alternatives in round brackets, and what else must hold.
    static Predicate<XPost> of(String query) {
        if (query.startsWith("(")) {
            int close = query.indexOf(')');
            var any = Stream.of(query.substring(1, close).split(" OR ", -1))
                    .map(XQuery::of)
                    .reduce(Predicate::or)
                    .orElseThrow();
            var rest = query.substring(close + 1).strip();
            return rest.isEmpty() ? any : any.and(of(rest));
        }
        return Stream.of(SPACES.split(query, -1))
                .map(XQuery::filter)
                .reduce(Predicate::and)
                .orElseThrow();
    }

    private static Predicate<XPost> filter(String part) {
        int colon = part.indexOf(':');
        var operator = colon < 0 ? part : part.substring(0, colon);
        var value = part.substring(colon + 1).toLowerCase(Locale.ROOT);
        return switch (operator) {
            case "conversation_id" -> {
                long conversation = XNumber.id(value);
                yield post -> post.conversation() == conversation;
            }
            case "from" -> post -> isBy(post.author(), value);
            case "-from" -> post -> !isBy(post.author(), value);
            case "-is" -> post -> post.beside().retweeted().isEmpty();
            case "to" ->
                post -> post.parent()
                        .filter(parent -> isBy(parent.author(), value))
                        .isPresent();
            default -> throw XProblem.invalid("the simulator does not know the operator " + operator);
        };
    }

    private static boolean isBy(Author author, String handleOrId) {
        return author.handle().toLowerCase(Locale.ROOT).equals(handleOrId)
                || author.externalId().equals(handleOrId);
    }
}
