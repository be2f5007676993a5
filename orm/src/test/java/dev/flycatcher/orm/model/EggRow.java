package dev.flycatcher.orm.model;

import dev.flycatcher.orm.Origin;
import dev.flycatcher.orm.Row;
import dev.flycatcher.orm.Table;
import org.jspecify.annotations.Nullable;

final class EggRow extends Row implements EggDraft {
    long id;
    long chickenId;

    private @Nullable Object chicken;

    EggRow(Origin origin) {
        super(origin);
    }

    @Override
    public long id() {
        need(0);
        return id;
    }

    @Override
    public EggDraft id(long value) {
        id = value;
        changed(0);
        return this;
    }

    @Override
    public Chicken chicken() {
        return chicken instanceof Chicken loaded ? loaded : (Chicken) follow(EggTable.EGG.chicken);
    }

    @Override
    public EggDraft chicken(Chicken value) {
        refer(EggTable.EGG.chicken, value);
        return this;
    }

    @Override
    protected Table<?> ownTable() {
        return EggTable.EGG;
    }

    @Override
    protected @Nullable Object get(int column) {
        return switch (column) {
            case 0 -> id;
            case 1 -> chickenId;
            default -> throw new IndexOutOfBoundsException(column);
        };
    }

    @Override
    protected void set(int column, @Nullable Object value) {
        switch (column) {
            case 0 -> id = value == null ? 0 : (Long) value;
            case 1 -> chickenId = value == null ? 0 : (Long) value;
            default -> throw new IndexOutOfBoundsException(column);
        }
    }

    @Override
    protected long getLong(int column) {
        return switch (column) {
            case 0 -> id;
            case 1 -> chickenId;
            default -> super.getLong(column);
        };
    }

    @Override
    protected @Nullable Object slot(int slot) {
        return switch (slot) {
            case 0 -> chicken;
            default -> throw new IndexOutOfBoundsException(slot);
        };
    }

    @Override
    protected void slot(int slot, @Nullable Object value) {
        switch (slot) {
            case 0 -> chicken = value;
            default -> throw new IndexOutOfBoundsException(slot);
        }
    }
}
