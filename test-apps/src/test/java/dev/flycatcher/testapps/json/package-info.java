/** Entities compiled where Jackson is on the class path. */
@NullMarked
package dev.flycatcher.testapps.json;

import org.jspecify.annotations.NullMarked;
