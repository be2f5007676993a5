package dev.flycatcher.testapps.documents.articles;

import dev.flycatcher.orm.annotation.Table;

@Table
public interface Order {
    long id();

    String customerEmail();
}
