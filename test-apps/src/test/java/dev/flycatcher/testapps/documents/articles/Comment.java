package dev.flycatcher.testapps.documents.articles;

import dev.flycatcher.orm.Select;
import dev.flycatcher.orm.annotation.Action;
import dev.flycatcher.orm.annotation.ForeignKey;
import dev.flycatcher.orm.annotation.Table;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

@Table
public interface Comment {
    long id();

    @ForeignKey(backref = "comments", onDelete = Action.CASCADE)
    Article article();

    @ForeignKey(backref = "comments", onDelete = Action.SET_NULL)
    @Nullable
    User author();

    String body();

    Instant createdAt();

    @ForeignKey(backref = "replies", onDelete = Action.CASCADE)
    @Nullable
    Comment parent();

    @Nullable
    Long parentId();

    Select<Comment> replies();
}
