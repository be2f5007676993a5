package dev.flycatcher.orm.model;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A {@link Gadget} to be filled in. */
public interface GadgetDraft extends Gadget {
    GadgetDraft id(UUID id);

    GadgetDraft name(String name);

    GadgetDraft size(Size size);

    GadgetDraft rank(@Nullable Size rank);

    GadgetDraft price(BigDecimal price);

    GadgetDraft active(boolean active);

    GadgetDraft weight(double weight);

    GadgetDraft stock(@Nullable Integer stock);

    GadgetDraft bought(@Nullable LocalDate bought);

    GadgetDraft opens(@Nullable LocalTime opens);

    GadgetDraft due(@Nullable LocalDateTime due);

    GadgetDraft seen(@Nullable Instant seen);

    GadgetDraft data(@Nullable byte[] data);

    GadgetDraft color(@Nullable Color color);

    GadgetDraft version(int version);
}
