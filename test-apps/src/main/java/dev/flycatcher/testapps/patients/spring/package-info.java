/** The tweets' file asked through Spring's JdbcClient and JdbcTemplate: row by row, and with joins. Knows Spring's JDBC. */
@NullMarked
package dev.flycatcher.testapps.patients.spring;

import org.jspecify.annotations.NullMarked;
