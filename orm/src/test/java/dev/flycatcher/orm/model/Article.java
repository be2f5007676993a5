package dev.flycatcher.orm.model;

import dev.flycatcher.orm.Links;
import dev.flycatcher.orm.Select;
import dev.flycatcher.orm.annotation.Action;
import dev.flycatcher.orm.annotation.ForeignKey;
import dev.flycatcher.orm.annotation.ManyToMany;
import dev.flycatcher.orm.annotation.Table;
import org.jspecify.annotations.Nullable;

@Table
public interface Article {
    long id();

    String title();

    @ForeignKey(backref = "authored")
    User author();

    long authorId();

    @ForeignKey(backref = "edited", onDelete = Action.SET_NULL)
    @Nullable
    User editor();

    @Nullable
    Long editorId();

    Select<Comment> comments();

    Select<ArticleTag> articleTags();

    @ManyToMany(through = ArticleTag.class, backref = "articles")
    Links<Tag> tags();
}
