/** The databases that tests run on. Knows how to start them, and nothing of what is tested. */
@NullMarked
package dev.flycatcher.orm.engine;

import org.jspecify.annotations.NullMarked;
