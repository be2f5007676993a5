/**
 * Small applications with known faults, each beside a twin that does the same work without them. They know nothing of
 * the tool that watches them; what both kinds share is how an answer is printed.
 */
@NullMarked
package dev.flycatcher.testapps.patients;

import org.jspecify.annotations.NullMarked;
