/** The tweets' file as entities of our own ORM: row by row, and in each of the ways it has against that. Knows the ORM. */
@NullMarked
package dev.flycatcher.testapps.patients.entities;

import org.jspecify.annotations.NullMarked;
