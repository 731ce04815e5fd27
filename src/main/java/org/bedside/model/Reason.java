package org.bedside.model;

import java.util.Optional;

/// Why triage thinks so.
///
/// @param category what the rule speaks for
/// @param rule the rule's name, a key of the texts shown to people (`triage.rule.<name>`)
/// @param span the words of the comment that set it off, where there are any
public record Reason(Category category, String rule, Optional<Span> span) {}
