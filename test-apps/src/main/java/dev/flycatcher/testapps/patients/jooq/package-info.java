/** The tweets' file asked through jOOQ: row by row, and with joins. Knows jOOQ. */
@NullMarked
package dev.flycatcher.testapps.patients.jooq;

import org.jspecify.annotations.NullMarked;
