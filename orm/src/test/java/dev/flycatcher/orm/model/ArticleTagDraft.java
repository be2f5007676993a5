package dev.flycatcher.orm.model;

/** An {@link ArticleTag} to be filled in. */
public interface ArticleTagDraft extends ArticleTag {
    ArticleTagDraft id(long id);

    ArticleTagDraft article(Article article);

    ArticleTagDraft tag(Tag tag);
}
