package dev.flycatcher.orm;

import static dev.flycatcher.orm.model.Tables.TWEET;
import static dev.flycatcher.orm.model.Tables.USER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.flycatcher.orm.engine.OnEveryEngine;
import dev.flycatcher.orm.model.User;
import dev.flycatcher.orm.model.UserDraft;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What is done when rows are written one by one. */
@OnEveryEngine
class HookTest {
    @RegisterExtension
    final TestDatabase t = new TestDatabase().withTweets();

    private final List<String> told = new ArrayList<>();

    private final Database db = t.db.hooking(USER, new Hook<>() {
        @Override
        public void beforeSave(UserDraft draft, boolean isNew) {
            told.add((isNew ? "inserting " : "updating ") + draft.username());
            draft.username(draft.username().strip());
        }

        @Override
        public void afterSave(User saved, boolean wasNew) {
            told.add((wasNew ? "inserted " : "updated ") + saved.username() + " " + saved.id());
            if (saved.username().equals("refused")) {
                throw new IllegalStateException("refused");
            }
        }

        @Override
        public void beforeDelete(User user) {
            told.add("deleting " + user.username());
        }

        @Override
        public void afterDelete(User user) {
            told.add("deleted " + user.username());
        }
    });

    @Test
    @DisplayName("EX-47 a hook is told before and after each row that is written alone, and what it assigns is written")
    void oneByOne() {
        User made = db.create(USER, u -> u.username(" lotta "));
        User changed = db.update(USER, made, u -> u.username("lisa "));
        db.delete(changed);
        assertThat(told)
                .containsExactly(
                        "inserting  lotta ",
                        "inserted lotta 4",
                        "updating lisa ",
                        "updated lisa 4",
                        "deleting lisa",
                        "deleted lisa");
        assertThat(made.username()).isEqualTo("lotta");
    }

    @Test
    @DisplayName("EX-48 what a hook throws undoes the write: they are one transaction")
    void undoes() {
        assertThatThrownBy(() -> db.create(USER, u -> u.username("refused"))).isInstanceOf(IllegalStateException.class);
        assertThat(db.from(USER).count()).isEqualTo(3);
        assertThat(t.log.statements()).contains("BEGIN", "ROLLBACK");
    }

    @Test
    @DisplayName("EX-49 statements of many rows tell no hook, nor other tables, nor the database without it")
    void notOfMany() {
        db.createAll(USER, List.of("a", "b"), (u, name) -> u.username(name));
        db.update(USER).set(USER.username, USER.username.concat("!")).execute();
        db.deleteFrom(TWEET).execute();
        db.create(TWEET, x -> x.userId(1L).content("x"));
        t.db.create(USER, u -> u.username("silent"));
        assertThat(told).isEmpty();
        t.log.clear();
        db.create(TWEET, x -> x.userId(1L).content("y"));
        assertThat(t.log.count()).isEqualTo(1);
    }
}
