/**
 * Users, tweets and favourites in a SQLite file, in plain JDBC: {@code Timeline} asks row by row, {@code CleanTimeline}
 * joins. Knows JDBC only.
 */
@NullMarked
package dev.flycatcher.testapps.patients.tweets;

import org.jspecify.annotations.NullMarked;
