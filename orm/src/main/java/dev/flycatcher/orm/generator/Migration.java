package dev.flycatcher.orm.generator;

import java.util.List;

/**
 * The statements of one migration.
 *
 * @param transactional whether Flyway may run them in a transaction of its own
 */
record Migration(List<String> statements, boolean transactional) {
    String text() {
        StringBuilder text = new StringBuilder();
        statements.forEach(each -> text.append(each).append(";\n"));
        return text.toString();
    }
}
