package dev.flycatcher.orm.model;

/** A {@link Ticket} to be filled in. */
public interface TicketDraft extends Ticket {
    TicketDraft number(long number);

    TicketDraft subject(String subject);
}
