package dev.flycatcher.testapps.benchmarks;

import com.p6spy.engine.logging.Category;
import com.p6spy.engine.spy.appender.P6Logger;

/** Lets p6spy do all of its work but the writing. */
public final class SilentAppender implements P6Logger {

    @Override
    public void logSQL(
            int connection, String now, long elapsed, Category category, String prepared, String sql, String url) {}

    @Override
    public void logException(Exception exception) {}

    @Override
    public void logText(String text) {}

    @Override
    public boolean isCategoryEnabled(Category category) {
        return true;
    }
}
