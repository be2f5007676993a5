package dev.flycatcher.orm.model;

public enum Size {
    SMALL,
    LARGE
}
