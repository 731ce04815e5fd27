package org.bedside.model;

/// A member who is in a conversation on another desktop.
///
/// @param writing whether a reply is being written there, rather than only looked
public record Presence(MemberId member, boolean writing) {}
