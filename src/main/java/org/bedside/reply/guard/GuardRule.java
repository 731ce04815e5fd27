package org.bedside.reply.guard;

import java.util.List;

/// One rule of the guard. It reads the text and nothing else: no network, no clock, no memory of earlier texts.
public interface GuardRule {
    /// The number under which the rule stands in the design.
    Finding.Rule rule();

    /// What this rule holds against `text`; nothing where it holds nothing.
    List<Finding> check(String text, GuardContext context);
}
