package org.bedside.benchmark;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.bedside.store.Database;

/// A kind of database: how the program opens it, how bare JDBC does with the same settings, and the few statements that
/// differ.
interface Engine extends AutoCloseable {
    String name();

    /// The database's own name and version.
    String version() throws SQLException;

    /// Opens the database `name` as the program does, and makes it where there is none.
    Database program(String name) throws SQLException;

    /// A connection for bare JDBC to what [#program] made.
    Connection bare(String name) throws SQLException;

    /// Makes `copy` of `name` while nobody has it open.
    void copy(String name, String copy) throws SQLException;

    /// Puts all comments after a given one into the search.
    String index();

    /// Where `id` is a conversation of the latest comments that hold some words, one parameter.
    String search();

    /// The parameter of [#search]: beginnings of words, all of them wanted.
    String matching(List<String> words);

    /// The newest comments that hold some words.
    String found();

    /// What is to be done after rows were added with numbers of their own.
    List<String> afterLoading();

    @Override
    void close();
}
