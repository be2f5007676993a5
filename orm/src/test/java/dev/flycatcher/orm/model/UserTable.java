package dev.flycatcher.orm.model;

import dev.flycatcher.orm.Backref;
import dev.flycatcher.orm.NumberColumn;
import dev.flycatcher.orm.Origin;
import dev.flycatcher.orm.Row;
import dev.flycatcher.orm.ScopedTable;
import dev.flycatcher.orm.Select;
import dev.flycatcher.orm.Spec;
import dev.flycatcher.orm.TextColumn;
import dev.flycatcher.orm.sql.Type;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

public final class UserTable extends ScopedTable<User, UserDraft, UserSelect> {
    public static final UserTable USER = new UserTable(null);

    public final NumberColumn<User, Long> id =
            number(Spec.of("id", "id", Type.LONG).asGeneratedKey());
    public final TextColumn<User> username =
            text(Spec.of("username", "username", Type.TEXT).asUnique());

    public final Backref<User, Tweet> tweets = backref("tweets", () -> TweetTable.TWEET.user);
    public final Backref<User, Favorite> favorites = backref("favorites", () -> FavoriteTable.FAVORITE.user);
    public final Backref<User, Relationship> following =
            backref("following", () -> RelationshipTable.RELATIONSHIP.fromUser);
    public final Backref<User, Relationship> followers =
            backref("followers", () -> RelationshipTable.RELATIONSHIP.toUser);
    public final Backref<User, Article> authored = backref("authored", () -> ArticleTable.ARTICLE.author);
    public final Backref<User, Article> edited = backref("edited", () -> ArticleTable.ARTICLE.editor);

    private UserTable(@Nullable String alias) {
        super(User.class, "user", alias);
        referencedBy(() -> CommentTable.COMMENT.author);
    }

    @Override
    public UserTable base() {
        return USER;
    }

    @Override
    public UserTable as() {
        return new UserTable(null);
    }

    @Override
    public UserTable as(String alias) {
        return new UserTable(alias);
    }

    @Override
    public UserSelect scoped(Select<User> query) {
        return new UserSelect(query);
    }

    @Override
    protected Row newRow(Origin origin) {
        return new UserRow(origin);
    }

    @Override
    protected Row read(Origin origin, ResultSet rows, int at) throws SQLException {
        UserRow row = new UserRow(origin);
        row.id = rows.getLong(at);
        row.username = rows.getString(at + 1);
        return row;
    }
}
