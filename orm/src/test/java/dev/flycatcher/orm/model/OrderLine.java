package dev.flycatcher.orm.model;

import dev.flycatcher.orm.annotation.Id;
import dev.flycatcher.orm.annotation.Table;

/** A key of two columns. */
@Table
public interface OrderLine {
    @Id
    long orderNo();

    @Id
    int lineNo();

    String product();

    int quantity();
}
