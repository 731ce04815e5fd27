package org.bedside.model;

/// Where a channel's account lives.
public enum Platform {
    X,
    FACEBOOK
}
