package dev.flycatcher.orm.model;

import dev.flycatcher.orm.annotation.Action;
import dev.flycatcher.orm.annotation.ForeignKey;
import dev.flycatcher.orm.annotation.Index;
import dev.flycatcher.orm.annotation.Table;

/** The table between articles and tags, written by hand. */
@Table
@Index(
        on = {"article", "tag"},
        unique = true)
public interface ArticleTag {
    long id();

    @ForeignKey(backref = "articleTags", onDelete = Action.CASCADE)
    Article article();

    @ForeignKey(backref = "tagArticles", onDelete = Action.CASCADE)
    Tag tag();
}
