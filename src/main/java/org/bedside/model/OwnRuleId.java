package org.bedside.model;

public record OwnRuleId(long value) {}
