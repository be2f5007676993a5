package dev.flycatcher.testapps.documents.articles;

import dev.flycatcher.orm.annotation.Action;
import dev.flycatcher.orm.annotation.ForeignKey;
import dev.flycatcher.orm.annotation.Index;
import dev.flycatcher.orm.annotation.Table;
import java.time.Instant;

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

    Instant addedAt();

    static void defaults(ArticleTagDraft draft) {
        draft.addedAt(Instant.EPOCH);
    }
}
