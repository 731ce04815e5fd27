package org.bedside.store;

import java.util.List;
import java.util.function.Supplier;
import org.bedside.model.SearchQuery;

/// The index of what people wrote, and how to ask it: what the two databases say most differently.
interface Search {
    /// Comments `c` found through the index `f`, with their conversations `v`.
    ///
    /// @param text what stands after `FROM`, with conditions
    /// @param values its parameters
    record Way(String text, List<?> values) {}

    /// How to find what matches `query` among the comments before that number, each way to be tried where those before
    /// it did not find enough. The last finds all.
    List<Supplier<Way>> ways(Tx tx, SearchQuery query, long before);

    /// The matching comment's number.
    String hit();

    /// Puts the comments for which `which` holds into the index.
    void learn(Tx tx, String which, Object... values);

    /// Takes the comments for which `which` holds out of the index, before their words change.
    void unlearn(Tx tx, String which, Object... values);

    /// Remembers that words were taken out which may not even stay in the index's older parts.
    void mustForget(Tx tx);

    /// Rewrites a little of the index without the words taken out.
    ///
    /// @return whether there is more to rewrite
    boolean forgetMore(Tx tx);
}
