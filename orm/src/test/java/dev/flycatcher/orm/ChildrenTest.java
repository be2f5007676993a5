package dev.flycatcher.orm;

import static dev.flycatcher.orm.model.UserTable.USER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ChildrenTest {
    @Test
    void keepsRowsInTheOrderTheyCame() {
        List<Row> rows = IntStream.range(0, 100)
                .mapToObj(i -> Row.of(USER.draft().username("u" + i)))
                .toList();
        Children children = new Children();
        rows.forEach(children::append);

        assertThat(children).isEqualTo(rows);
        assertThatThrownBy(() -> children.get(100)).isInstanceOf(IndexOutOfBoundsException.class);
    }

    @Test
    void isUnmodifiableForWhoeverReadsIt() {
        Children children = new Children();
        Row row = Row.of(USER.draft());
        children.append(row);

        assertThatThrownBy(() -> children.add(row)).isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(children::clear).isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(() -> children.set(0, row)).isInstanceOf(UnsupportedOperationException.class);
    }
}
