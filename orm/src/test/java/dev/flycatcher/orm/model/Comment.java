package dev.flycatcher.orm.model;

import dev.flycatcher.orm.Select;
import dev.flycatcher.orm.annotation.Action;
import dev.flycatcher.orm.annotation.ForeignKey;
import dev.flycatcher.orm.annotation.Table;
import org.jspecify.annotations.Nullable;

/** Its author has no accessor for it. */
@Table
public interface Comment {
    long id();

    String body();

    @ForeignKey(backref = "comments", onDelete = Action.CASCADE)
    Article article();

    long articleId();

    @ForeignKey(backref = "+")
    User author();

    long authorId();

    @ForeignKey(backref = "replies", onDelete = Action.CASCADE)
    @Nullable
    Comment parent();

    @Nullable
    Long parentId();

    Select<Comment> replies();
}
