package dev.flycatcher.orm.model;

/** An {@link OrderLine} to be filled in. */
public interface OrderLineDraft extends OrderLine {
    OrderLineDraft orderNo(long orderNo);

    OrderLineDraft lineNo(int lineNo);

    OrderLineDraft product(String product);

    OrderLineDraft quantity(int quantity);
}
