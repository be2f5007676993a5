/** A pet shop that asks for each pet's owner in every kind of loop there is, libraries' among them. */
@NullMarked
package dev.flycatcher.testapps.patients.loops;

import org.jspecify.annotations.NullMarked;
