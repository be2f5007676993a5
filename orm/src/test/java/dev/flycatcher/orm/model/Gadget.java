package dev.flycatcher.orm.model;

import dev.flycatcher.orm.annotation.Column;
import dev.flycatcher.orm.annotation.Convert;
import dev.flycatcher.orm.annotation.Table;
import dev.flycatcher.orm.annotation.Version;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A column of every type, and a version. */
@Table
public interface Gadget {
    UUID id();

    String name();

    Size size();

    @Column(ordinal = true)
    @Nullable
    Size rank();

    BigDecimal price();

    boolean active();

    double weight();

    @Nullable
    Integer stock();

    @Nullable
    LocalDate bought();

    @Nullable
    LocalTime opens();

    @Nullable
    LocalDateTime due();

    @Nullable
    Instant seen();

    byte @Nullable [] data();

    @Convert(ColorConverter.class)
    @Nullable
    Color color();

    @Version
    int version();
}
