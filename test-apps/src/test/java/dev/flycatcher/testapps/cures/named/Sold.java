package dev.flycatcher.testapps.cures.named;

import org.jooq.Condition;
import org.jooq.Name;
import org.jooq.Record;
import org.jooq.Schema;
import org.jooq.Table;
import org.jooq.TableField;
import org.jooq.TableOptions;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;
import org.jooq.impl.TableImpl;

/** A table word for word as jOOQ 3.19's generator writes it, less keys and rows. */
@SuppressWarnings({"all", "unchecked", "rawtypes", "this-escape"})
public class Sold extends TableImpl<Record> {

    private static final long serialVersionUID = 1L;

    /** The reference instance of <code>PUBLIC.SOLD_ITEMS</code> */
    public static final Sold SOLD_ITEMS = new Sold();

    /** The column <code>PUBLIC.SOLD_ITEMS.ID</code>. */
    public final TableField<Record, Long> ID =
            createField(DSL.name("ID"), SQLDataType.BIGINT.nullable(false).identity(true), this, "");

    /** The column <code>PUBLIC.SOLD_ITEMS.TO_WHOM</code>. */
    public final TableField<Record, Long> TO_WHOM = createField(DSL.name("TO_WHOM"), SQLDataType.BIGINT, this, "");

    /** The column <code>PUBLIC.SOLD_ITEMS.2ND_NAME</code>. */
    public final TableField<Record, String> _2ND_NAME =
            createField(DSL.name("2ND_NAME"), SQLDataType.VARCHAR(20), this, "it's a name");

    private Sold(Name alias, Table<Record> aliased) {
        this(alias, aliased, (org.jooq.Field<?>[]) null, null);
    }

    private Sold(Name alias, Table<Record> aliased, org.jooq.Field<?>[] parameters, Condition where) {
        super(alias, null, aliased, parameters, DSL.comment(""), TableOptions.table(), where);
    }

    /** Create an aliased <code>PUBLIC.SOLD_ITEMS</code> table reference */
    public Sold(String alias) {
        this(DSL.name(alias), SOLD_ITEMS);
    }

    /** Create an aliased <code>PUBLIC.SOLD_ITEMS</code> table reference */
    public Sold(Name alias) {
        this(alias, SOLD_ITEMS);
    }

    /** Create a <code>PUBLIC.SOLD_ITEMS</code> table reference */
    public Sold() {
        this(DSL.name("SOLD_ITEMS"), null);
    }

    @Override
    public Schema getSchema() {
        return aliased() ? null : DSL.schema(DSL.name("PUBLIC"));
    }

    @Override
    public Sold as(String alias) {
        return new Sold(DSL.name(alias), this);
    }

    @Override
    public Sold rename(Name name) {
        return new Sold(name, null);
    }

    @Override
    public Sold where(Condition condition) {
        return new Sold(getQualifiedName(), aliased() ? this : null, null, condition);
    }
}
