package dev.flycatcher.orm.model;

import dev.flycatcher.orm.Backref;
import dev.flycatcher.orm.EntityTable;
import dev.flycatcher.orm.ForeignKeyColumn;
import dev.flycatcher.orm.NumberColumn;
import dev.flycatcher.orm.Origin;
import dev.flycatcher.orm.Reference;
import dev.flycatcher.orm.Row;
import dev.flycatcher.orm.Spec;
import dev.flycatcher.orm.TextColumn;
import dev.flycatcher.orm.sql.Type;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

public final class CategoryTable extends EntityTable<Category, CategoryDraft> {
    public static final CategoryTable CATEGORY = new CategoryTable(null);

    public final NumberColumn<Category, Long> id =
            number(Spec.of("id", "id", Type.LONG).asGeneratedKey());
    public final TextColumn<Category> name = text(Spec.of("name", "name", Type.TEXT));
    public final ForeignKeyColumn<Category, Category, Long> parent = foreignKey(
            Spec.of("parent", "parent_id", Type.LONG).asNullable(),
            Reference.to(() -> CategoryTable.CATEGORY.id).backref("children"));

    public final Backref<Category, Category> children = backref("children", () -> CategoryTable.CATEGORY.parent);

    private CategoryTable(@Nullable String alias) {
        super(Category.class, "category", alias);
    }

    @Override
    public CategoryTable base() {
        return CATEGORY;
    }

    @Override
    public CategoryTable as() {
        return new CategoryTable(null);
    }

    @Override
    public CategoryTable as(String alias) {
        return new CategoryTable(alias);
    }

    @Override
    protected Row newRow(Origin origin) {
        return new CategoryRow(origin);
    }

    @Override
    protected Row read(Origin origin, ResultSet rows, int at) throws SQLException {
        CategoryRow row = new CategoryRow(origin);
        row.id = rows.getLong(at);
        row.name = rows.getString(at + 1);
        row.parentId = read(parent, origin, rows, at + 2);
        return row;
    }
}
