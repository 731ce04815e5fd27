package org.bedside.channel.simulator;

import java.time.Duration;
import java.util.Map;
import java.util.function.UnaryOperator;

/// What goes wrong with one request. "Carried out" says whether the platform did what was asked all the
/// same.
public sealed interface Fault {
    /// Nothing: the request is answered as usual. Lets one request pass before the next fault of the queue.
    record None() implements Fault {}

    /// The answer comes, but late.
    record Latency(Duration delay) implements Fault {}

    /// Another answer than the platform's own, such as a 503 from a proxy.
    record Status(int status, Map<String, String> headers, String body, boolean carriedOut) implements Fault {
        public Status {
            headers = Map.copyOf(headers);
        }

        /// A bare status without a body, and nothing carried out.
        public Status(int status) {
            this(status, Map.of(), "", false);
        }
    }

    /// The platform's own way of saying "too many requests, come back after `pause`". Nothing is carried
    /// out.
    record RateLimited(Duration pause) implements Fault {}

    /// The platform's own way of saying that the sign-in no longer holds. Nothing is carried out.
    record SignInExpired() implements Fault {}

    /// The whole request is read, then the connection is closed without any answer.
    record DropAfterReading(boolean carriedOut) implements Fault {}

    /// The whole request is read, then nothing comes until [Faults#release] or the end of the simulator.
    record Hang(boolean carriedOut) implements Fault {}

    /// Carried out; headers and half of the body come, and then nothing more until [Faults#release].
    record HangInBody() implements Fault {}

    /// Carried out; the connection ends in the middle of the body.
    record TruncatedBody() implements Fault {}

    /// Carried out; the answer is whole, but its JSON stops half-way.
    record MalformedJson() implements Fault {}

    /// Carried out; the body is what `change` makes of the platform's own.
    record Altered(UnaryOperator<String> change) implements Fault {}

    /// The page holds fewer items than were asked for, and the next page goes on after them.
    record ShortPage(int most) implements Fault {}

    /// The first item of the page is broken, the others are good.
    record MalformedItem(Broken what) implements Fault {}

    /// What is broken about an item.
    enum Broken {
        /// The id is an object.
        ID,
        /// The time is no time.
        TIME,
        /// The item is a number.
        WHOLE_ITEM
    }

    /// The page begins with the item that the page before ended with (or, on a first page, has its first
    /// item twice).
    record DuplicatePage() implements Fault {}
}
