package org.bedside.benchmark;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.bedside.store.Database;

/// A kind of database: how the program opens it, how bare JDBC does with the same settings, and the few statements that
/// differ.
interface Engine extends AutoCloseable {
    /// The database's own name and version.
    String version() throws SQLException;

    /// Makes the place for a database `name`.
    void make(String name) throws SQLException;

    /// Opens the database `name` as the program does.
    Database program(String name) throws SQLException;

    /// A connection for bare JDBC to what [#program] made.
    Connection bare(String name) throws SQLException;

    /// Makes `copy` of `name` while nobody has it open.
    void copy(String name, String copy) throws SQLException;

    /// What the program says at the beginning of each transaction that writes.
    List<String> beginning();

    /// What the program says before each commit.
    List<String> ending();

    /// Puts all comments after a given one into the search.
    String index();

    /// Comments `c` that hold some words, one parameter, found through an index `f`, with their conversations `v`.
    String matches();

    /// The number of such a comment.
    String hit();

    /// The parameter of [#matches]: all of these words.
    ///
    /// @param beginnings whether each may go on
    String matching(List<String> words, boolean beginnings);

    /// The newest comments that hold some words.
    String found();

    /// What is to be done after rows were added with numbers of their own.
    List<String> afterLoading();

    @Override
    void close();
}
