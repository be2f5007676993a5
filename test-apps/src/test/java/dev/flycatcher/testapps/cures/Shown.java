package dev.flycatcher.testapps.cures;

import org.jooq.Record;
import org.jooq.TableField;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;
import org.jooq.impl.TableImpl;

/** The tables as jOOQ's generator writes them, less what is not asked for. */
public final class Shown {
    public static final Tweets TWEETS = new Tweets();
    public static final Users USERS = new Users();

    private Shown() {}

    /** Table {@code tweets}. */
    public static final class Tweets extends TableImpl<Record> {
        private static final long serialVersionUID = 1L;
        public final TableField<Record, Long> ID = createField(DSL.name("id"), SQLDataType.BIGINT, this);
        public final TableField<Record, Long> USER_ID = createField(DSL.name("user_id"), SQLDataType.BIGINT, this);
        public final TableField<Record, String> CONTENT = createField(DSL.name("content"), SQLDataType.CLOB, this);

        private Tweets() {
            super(DSL.name("tweets"));
        }
    }

    /** Table {@code users}. */
    public static final class Users extends TableImpl<Record> {
        private static final long serialVersionUID = 1L;
        public final TableField<Record, Long> ID = createField(DSL.name("id"), SQLDataType.BIGINT, this);
        public final TableField<Record, String> USERNAME = createField(DSL.name("username"), SQLDataType.CLOB, this);

        private Users() {
            super(DSL.name("users"));
        }
    }
}
