/**
 * Reads entity interfaces while they are compiled, checks them against each other, and writes their drafts, tables and
 * rows. Knows the annotations and the compiler; names the rest of the library only in the text it writes.
 */
@NullMarked
package dev.flycatcher.orm.processor;

import org.jspecify.annotations.NullMarked;
