/** The examples of the five documents the ORM's semantics come from, each with its output and its statements. */
@NullMarked
package dev.flycatcher.testapps.documents;

import org.jspecify.annotations.NullMarked;
