package dev.flycatcher.orm;

import static dev.flycatcher.orm.model.TweetTable.TWEET;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class KeyListTest {
    @RegisterExtension
    final TestDatabase t = new TestDatabase();

    @Test
    void reachesTheDatabaseAsOneValueInOrder() {
        Select<?> query = t.db.from(TWEET).where(TWEET.id.within(List.of(9L, 3L, -7L, 1L, 5L)));

        assertThat(query.binds()).containsExactly("[-7,1,3,5,9]");
    }
}
