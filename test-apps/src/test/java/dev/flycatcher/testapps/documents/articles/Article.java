package dev.flycatcher.testapps.documents.articles;

import dev.flycatcher.orm.Links;
import dev.flycatcher.orm.Select;
import dev.flycatcher.orm.annotation.Action;
import dev.flycatcher.orm.annotation.ForeignKey;
import dev.flycatcher.orm.annotation.ManyToMany;
import dev.flycatcher.orm.annotation.Scope;
import dev.flycatcher.orm.annotation.Table;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

@Table
public interface Article {
    long id();

    String title();

    String body();

    boolean published();

    Instant createdAt();

    @ForeignKey(backref = "articles", onDelete = Action.CASCADE)
    User author();

    long authorId();

    @ForeignKey(backref = "editedArticles", onDelete = Action.SET_NULL)
    @Nullable
    User editor();

    @Nullable
    Long editorId();

    Select<Comment> comments();

    Select<ArticleTag> articleTags();

    @ManyToMany(through = ArticleTag.class, backref = "articles")
    Links<Tag> tags();

    @Scope
    static Select<Article> published(Select<Article> articles) {
        return articles.where(ArticleTable.ARTICLE.published.eq(true));
    }

    @Scope
    static Select<Article> recent(Select<Article> articles) {
        return articles.orderBy(ArticleTable.ARTICLE.createdAt.desc());
    }

    @Scope
    static Select<Article> top(Select<Article> articles, int number) {
        return articles.limit(number);
    }
}
