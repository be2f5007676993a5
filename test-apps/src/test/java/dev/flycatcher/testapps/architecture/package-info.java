/** Holds the modules to their layers. Knows the shape of the built classes, nothing of what they do. */
@NullMarked
package dev.flycatcher.testapps.architecture;

import org.jspecify.annotations.NullMarked;
