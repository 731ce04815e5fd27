package org.bedside.reply.canned;

/// A gap in a canned reply, written `{name}` there.
///
/// @param prompt what to ask the person who fills it
/// @param practiceWide whether the practice's own facts fill it, so that nobody is asked
public record Placeholder(String name, String prompt, boolean practiceWide) {}
