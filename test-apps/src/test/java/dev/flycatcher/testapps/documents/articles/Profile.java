package dev.flycatcher.testapps.documents.articles;

import dev.flycatcher.orm.annotation.Action;
import dev.flycatcher.orm.annotation.Column;
import dev.flycatcher.orm.annotation.ForeignKey;
import dev.flycatcher.orm.annotation.Table;
import org.jspecify.annotations.Nullable;

@Table
public interface Profile {
    long id();

    @ForeignKey(backref = "profile", unique = true, onDelete = Action.CASCADE)
    User user();

    @Column(sqlDefault = "''")
    String bio();

    @Column(sqlDefault = "'none'")
    @Nullable
    String twitter();
}
