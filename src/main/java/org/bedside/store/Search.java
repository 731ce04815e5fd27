package org.bedside.store;

import org.bedside.model.SearchQuery;

/// The index of what people wrote, and how to ask it: what the two databases say most differently.
interface Search {
    /// Comments `c` that match the one parameter, found through the index `f`, with their conversations `v`.
    String matches();

    /// The matching comment's number.
    String hit();

    /// The parameter for a query; nothing that was typed is an operator.
    String matching(SearchQuery query);

    /// Called in the transaction before the search is asked.
    void before(Tx tx);

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
