package dev.flycatcher.orm.model;

import dev.flycatcher.orm.Origin;
import dev.flycatcher.orm.Row;
import dev.flycatcher.orm.Table;
import dev.flycatcher.orm.sql.Micros;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

final class GadgetRow extends Row implements GadgetDraft {
    UUID id;
    String name;
    Size size;

    @Nullable
    Size rank;

    BigDecimal price;
    boolean active;
    double weight;

    @Nullable
    Integer stock;

    @Nullable
    LocalDate bought;

    @Nullable
    LocalTime opens;

    @Nullable
    LocalDateTime due;

    @Nullable
    Instant seen;

    @Nullable
    byte[] data;

    @Nullable
    Color color;

    int version;

    GadgetRow(Origin origin) {
        super(origin);
    }

    @Override
    public UUID id() {
        need(0);
        return id;
    }

    @Override
    public GadgetDraft id(UUID value) {
        id = value;
        changed(0);
        return this;
    }

    @Override
    public String name() {
        need(1);
        return name;
    }

    @Override
    public GadgetDraft name(String value) {
        name = value;
        changed(1);
        return this;
    }

    @Override
    public Size size() {
        need(2);
        return size;
    }

    @Override
    public GadgetDraft size(Size value) {
        size = value;
        changed(2);
        return this;
    }

    @Override
    public @Nullable Size rank() {
        need(3);
        return rank;
    }

    @Override
    public GadgetDraft rank(@Nullable Size value) {
        rank = value;
        changed(3);
        return this;
    }

    @Override
    public BigDecimal price() {
        need(4);
        return price;
    }

    @Override
    public GadgetDraft price(BigDecimal value) {
        price = value;
        changed(4);
        return this;
    }

    @Override
    public boolean active() {
        need(5);
        return active;
    }

    @Override
    public GadgetDraft active(boolean value) {
        active = value;
        changed(5);
        return this;
    }

    @Override
    public double weight() {
        need(6);
        return weight;
    }

    @Override
    public GadgetDraft weight(double value) {
        weight = value;
        changed(6);
        return this;
    }

    @Override
    public @Nullable Integer stock() {
        need(7);
        return stock;
    }

    @Override
    public GadgetDraft stock(@Nullable Integer value) {
        stock = value;
        changed(7);
        return this;
    }

    @Override
    public @Nullable LocalDate bought() {
        need(8);
        return bought;
    }

    @Override
    public GadgetDraft bought(@Nullable LocalDate value) {
        bought = value;
        changed(8);
        return this;
    }

    @Override
    public @Nullable LocalTime opens() {
        need(9);
        return opens;
    }

    @Override
    public GadgetDraft opens(@Nullable LocalTime value) {
        opens = value;
        changed(9);
        return this;
    }

    @Override
    public @Nullable LocalDateTime due() {
        need(10);
        return due;
    }

    @Override
    public GadgetDraft due(@Nullable LocalDateTime value) {
        due = value;
        changed(10);
        return this;
    }

    @Override
    public @Nullable Instant seen() {
        need(11);
        return seen;
    }

    @Override
    public GadgetDraft seen(@Nullable Instant value) {
        seen = value == null ? null : Micros.cut(value);
        changed(11);
        return this;
    }

    @Override
    public @Nullable byte[] data() {
        need(12);
        return data;
    }

    @Override
    public GadgetDraft data(@Nullable byte[] value) {
        data = value;
        changed(12);
        return this;
    }

    @Override
    public @Nullable Color color() {
        need(13);
        return color;
    }

    @Override
    public GadgetDraft color(@Nullable Color value) {
        color = value;
        changed(13);
        return this;
    }

    @Override
    public int version() {
        need(14);
        return version;
    }

    @Override
    public GadgetDraft version(int value) {
        version = value;
        changed(14);
        return this;
    }

    @Override
    protected Table<?> ownTable() {
        return GadgetTable.GADGET;
    }

    @Override
    protected @Nullable Object get(int column) {
        return switch (column) {
            case 0 -> id;
            case 1 -> name;
            case 2 -> size;
            case 3 -> rank;
            case 4 -> price;
            case 5 -> active;
            case 6 -> weight;
            case 7 -> stock;
            case 8 -> bought;
            case 9 -> opens;
            case 10 -> due;
            case 11 -> seen;
            case 12 -> data;
            case 13 -> color;
            case 14 -> version;
            default -> throw new IndexOutOfBoundsException(column);
        };
    }

    @Override
    protected void set(int column, @Nullable Object value) {
        switch (column) {
            case 0 -> id = (UUID) value;
            case 1 -> name = (String) value;
            case 2 -> size = (Size) value;
            case 3 -> rank = (Size) value;
            case 4 -> price = (BigDecimal) value;
            case 5 -> active = value == null ? false : (Boolean) value;
            case 6 -> weight = value == null ? 0 : (Double) value;
            case 7 -> stock = (Integer) value;
            case 8 -> bought = (LocalDate) value;
            case 9 -> opens = (LocalTime) value;
            case 10 -> due = (LocalDateTime) value;
            case 11 -> seen = (Instant) value;
            case 12 -> data = (byte[]) value;
            case 13 -> color = (Color) value;
            case 14 -> version = value == null ? 0 : (Integer) value;
            default -> throw new IndexOutOfBoundsException(column);
        }
    }
}
