package org.bedside.model;

/// What a member does at the practice.
public enum Role {
    MANAGER,
    DOCTOR,
    STAFF
}
