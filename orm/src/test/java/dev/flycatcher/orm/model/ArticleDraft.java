package dev.flycatcher.orm.model;

import org.jspecify.annotations.Nullable;

/** An {@link Article} to be filled in. */
public interface ArticleDraft extends Article {
    ArticleDraft id(long id);

    ArticleDraft title(String title);

    ArticleDraft author(User author);

    ArticleDraft authorId(long authorId);

    ArticleDraft editor(@Nullable User editor);

    ArticleDraft editorId(@Nullable Long editorId);
}
