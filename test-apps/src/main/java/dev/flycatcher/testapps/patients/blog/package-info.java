/**
 * Users, tweets and favourites as entities of our own ORM: the first thing its users read. Knows the ORM only; the tables
 * are generated.
 */
@NullMarked
package dev.flycatcher.testapps.patients.blog;

import org.jspecify.annotations.NullMarked;
