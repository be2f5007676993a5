/**
 * A pet shop that asks for each pet's owner on another thread: the same N+1, whichever way the work goes there.
 */
@NullMarked
package dev.flycatcher.testapps.patients.threads;

import org.jspecify.annotations.NullMarked;
