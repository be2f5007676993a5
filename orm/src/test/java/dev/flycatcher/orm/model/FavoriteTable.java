package dev.flycatcher.orm.model;

import dev.flycatcher.orm.EntityTable;
import dev.flycatcher.orm.ForeignKeyColumn;
import dev.flycatcher.orm.NumberColumn;
import dev.flycatcher.orm.Origin;
import dev.flycatcher.orm.Reference;
import dev.flycatcher.orm.Row;
import dev.flycatcher.orm.Spec;
import dev.flycatcher.orm.annotation.Action;
import dev.flycatcher.orm.sql.Type;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

public final class FavoriteTable extends EntityTable<Favorite, FavoriteDraft> {
    public static final FavoriteTable FAVORITE = new FavoriteTable(null);

    public final NumberColumn<Favorite, Long> id =
            number(Spec.of("id", "id", Type.LONG).asGeneratedKey());
    public final ForeignKeyColumn<Favorite, User, Long> user = foreignKey(
            Spec.of("user", "user_id", Type.LONG),
            Reference.to(() -> UserTable.USER.id).backref("favorites").onDelete(Action.CASCADE));
    public final ForeignKeyColumn<Favorite, Tweet, Long> tweet = foreignKey(
            Spec.of("tweet", "tweet_id", Type.LONG),
            Reference.to(() -> TweetTable.TWEET.id).backref("favorites").onDelete(Action.CASCADE));

    private FavoriteTable(@Nullable String alias) {
        super(Favorite.class, "favorite", alias);
    }

    @Override
    public FavoriteTable base() {
        return FAVORITE;
    }

    @Override
    public FavoriteTable as() {
        return new FavoriteTable(null);
    }

    @Override
    public FavoriteTable as(String alias) {
        return new FavoriteTable(alias);
    }

    @Override
    protected Row newRow(Origin origin) {
        return new FavoriteRow(origin);
    }

    @Override
    protected Row read(Origin origin, ResultSet rows, int at) throws SQLException {
        FavoriteRow row = new FavoriteRow(origin);
        row.id = rows.getLong(at);
        row.userId = rows.getLong(at + 1);
        row.tweetId = rows.getLong(at + 2);
        return row;
    }
}
