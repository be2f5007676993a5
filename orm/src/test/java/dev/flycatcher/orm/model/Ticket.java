package dev.flycatcher.orm.model;

import dev.flycatcher.orm.annotation.Id;
import dev.flycatcher.orm.annotation.Table;

/** Its numbers come from a sequence, so it is for databases that have those, and not among {@link Tables}. */
@Table
public interface Ticket {
    @Id(sequence = "ticket no")
    long number();

    String subject();
}
