package org.bedside.model;

/// A person who works at the practice, by its number there.
public record MemberId(long value) {}
