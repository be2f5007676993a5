package dev.flycatcher.testapps.documents.articles;

import dev.flycatcher.orm.annotation.Table;

@Table
public interface Customer {
    long id();

    String email();

    String name();
}
