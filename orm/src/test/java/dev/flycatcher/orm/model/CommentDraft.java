package dev.flycatcher.orm.model;

import org.jspecify.annotations.Nullable;

/** A {@link Comment} to be filled in. */
public interface CommentDraft extends Comment {
    CommentDraft id(long id);

    CommentDraft body(String body);

    CommentDraft article(Article article);

    CommentDraft articleId(long articleId);

    CommentDraft author(User author);

    CommentDraft authorId(long authorId);

    CommentDraft parent(@Nullable Comment parent);

    CommentDraft parentId(@Nullable Long parentId);
}
