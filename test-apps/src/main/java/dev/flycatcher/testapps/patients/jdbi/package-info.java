/** The tweets' file asked through Jdbi: row by row, and with joins. Knows Jdbi. */
@NullMarked
package dev.flycatcher.testapps.patients.jdbi;

import org.jspecify.annotations.NullMarked;
