package dev.flycatcher.orm.model;

import dev.flycatcher.orm.Origin;
import dev.flycatcher.orm.Row;
import dev.flycatcher.orm.Table;
import org.jspecify.annotations.Nullable;

final class ChickenRow extends Row implements ChickenDraft {
    long id;
    long eggId;

    private @Nullable Object egg;

    ChickenRow(Origin origin) {
        super(origin);
    }

    @Override
    public long id() {
        need(0);
        return id;
    }

    @Override
    public ChickenDraft id(long value) {
        id = value;
        changed(0);
        return this;
    }

    @Override
    public Egg egg() {
        return egg instanceof Egg loaded ? loaded : (Egg) follow(ChickenTable.CHICKEN.egg);
    }

    @Override
    public ChickenDraft egg(Egg value) {
        refer(ChickenTable.CHICKEN.egg, value);
        return this;
    }

    @Override
    protected Table<?> ownTable() {
        return ChickenTable.CHICKEN;
    }

    @Override
    protected @Nullable Object get(int column) {
        return switch (column) {
            case 0 -> id;
            case 1 -> eggId;
            default -> throw new IndexOutOfBoundsException(column);
        };
    }

    @Override
    protected void set(int column, @Nullable Object value) {
        switch (column) {
            case 0 -> id = value == null ? 0 : (Long) value;
            case 1 -> eggId = value == null ? 0 : (Long) value;
            default -> throw new IndexOutOfBoundsException(column);
        }
    }

    @Override
    protected long getLong(int column) {
        return switch (column) {
            case 0 -> id;
            case 1 -> eggId;
            default -> super.getLong(column);
        };
    }

    @Override
    protected @Nullable Object slot(int slot) {
        return switch (slot) {
            case 0 -> egg;
            default -> throw new IndexOutOfBoundsException(slot);
        };
    }

    @Override
    protected void slot(int slot, @Nullable Object value) {
        switch (slot) {
            case 0 -> egg = value;
            default -> throw new IndexOutOfBoundsException(slot);
        }
    }
}
