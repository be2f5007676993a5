package dev.flycatcher.testapps.documents.articles;

import dev.flycatcher.orm.Links;
import dev.flycatcher.orm.Select;
import dev.flycatcher.orm.annotation.Column;
import dev.flycatcher.orm.annotation.Table;

@Table
public interface Tag {
    long id();

    @Column(unique = true)
    String name();

    Select<ArticleTag> tagArticles();

    Links<Article> articles();
}
