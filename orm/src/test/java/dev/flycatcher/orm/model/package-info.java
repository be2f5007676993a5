/**
 * The reference model: entity interfaces, and beside each what the processor has to write for it, written by hand.
 *
 * <p>For {@code interface Tweet} in package {@code p} these are, all in {@code p}:
 *
 * <ul>
 *   <li>{@code public interface TweetDraft extends Tweet}: one fluent setter per column, named like its accessor. A
 *       reference has two: by entity, and by raw key if the entity declares that accessor.
 *   <li>{@code public final class TweetTable extends EntityTable<Tweet, TweetDraft>}: the constant {@code TWEET}, a public
 *       final field per column and per relation, columns in declaration order with the primary key first, {@code base},
 *       {@code as}, {@code newRow}, and {@code read}, which reads all columns in that order, straight.
 *   <li>{@code final class TweetRow extends Row implements TweetDraft}: a field per column, a slot per reference and per
 *       single back-reference in the order the table declares them.
 *   <li>{@code public final class Tables}: one constant per entity of the package, for static import.
 * </ul>
 */
@NullMarked
package dev.flycatcher.orm.model;

import org.jspecify.annotations.NullMarked;
