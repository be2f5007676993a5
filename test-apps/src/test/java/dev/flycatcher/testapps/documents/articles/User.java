package dev.flycatcher.testapps.documents.articles;

import dev.flycatcher.orm.Select;
import dev.flycatcher.orm.annotation.Column;
import dev.flycatcher.orm.annotation.Table;
import org.jspecify.annotations.Nullable;

@Table
public interface User {
    long id();

    String name();

    @Column(unique = true)
    String email();

    boolean staff();

    @Nullable
    Profile profile();

    ArticleSelect articles();

    Select<Article> editedArticles();

    Select<Comment> comments();
}
