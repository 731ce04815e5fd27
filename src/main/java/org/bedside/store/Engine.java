package org.bedside.store;

import java.sql.SQLException;

/// One of the two databases: lends a transaction at a time, and tells what others changed.
///
/// [#write] is called by one thread only, [#read] by as many at once as there are connections for.
interface Engine {
    /// A transaction begun, alone in the practice's data until it ends.
    Tx write() throws SQLException;

    /// A transaction begun, on one consistent state, that cannot write.
    Tx read() throws SQLException;

    /// Takes back what was lent, after its end.
    void giveBack(Tx tx);

    /// Calls `listener` after another desktop's commit, on a thread of its own.
    void onOthersChange(Runnable listener);

    /// Whether other desktops may work on the same data now.
    boolean isShared();

    void close() throws SQLException;
}
