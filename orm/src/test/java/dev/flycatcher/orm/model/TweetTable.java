package dev.flycatcher.orm.model;

import dev.flycatcher.orm.Backref;
import dev.flycatcher.orm.Column;
import dev.flycatcher.orm.ForeignKeyColumn;
import dev.flycatcher.orm.NumberColumn;
import dev.flycatcher.orm.Origin;
import dev.flycatcher.orm.Reference;
import dev.flycatcher.orm.Row;
import dev.flycatcher.orm.ScopedTable;
import dev.flycatcher.orm.Select;
import dev.flycatcher.orm.Spec;
import dev.flycatcher.orm.TextColumn;
import dev.flycatcher.orm.annotation.Action;
import dev.flycatcher.orm.sql.Type;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

public final class TweetTable extends ScopedTable<Tweet, TweetDraft, TweetSelect> {
    public static final TweetTable TWEET = new TweetTable(null);

    public final NumberColumn<Tweet, Long> id =
            number(Spec.of("id", "id", Type.LONG).asGeneratedKey());
    public final ForeignKeyColumn<Tweet, User, Long> user = foreignKey(
            Spec.of("user", "user_id", Type.LONG),
            Reference.to(() -> UserTable.USER.id).backref("tweets").onDelete(Action.CASCADE));
    public final TextColumn<Tweet> content = text(Spec.of("content", "content", Type.TEXT));
    public final Column<Tweet, Instant> timestamp = column(Spec.of("timestamp", "timestamp", Type.INSTANT));

    public final Backref<Tweet, Favorite> favorites = backref("favorites", () -> FavoriteTable.FAVORITE.tweet);

    private TweetTable(@Nullable String alias) {
        super(Tweet.class, "tweet", alias);
    }

    @Override
    public TweetTable base() {
        return TWEET;
    }

    @Override
    public TweetTable as() {
        return new TweetTable(null);
    }

    @Override
    public TweetTable as(String alias) {
        return new TweetTable(alias);
    }

    @Override
    public TweetSelect scoped(Select<Tweet> query) {
        return new TweetSelect(query);
    }

    @Override
    protected void defaults(TweetDraft draft) {
        Tweet.defaults(draft);
    }

    @Override
    protected Row newRow(Origin origin) {
        return new TweetRow(origin);
    }

    @Override
    protected Row read(Origin origin, ResultSet rows, int at) throws SQLException {
        TweetRow row = new TweetRow(origin);
        row.id = rows.getLong(at);
        row.userId = rows.getLong(at + 1);
        row.content = rows.getString(at + 2);
        row.timestamp = micros(origin, rows, at + 3);
        return row;
    }
}
