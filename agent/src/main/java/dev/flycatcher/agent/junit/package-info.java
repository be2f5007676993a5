/** Units of work for JUnit Jupiter: a test method, and apart from it what sets it up and tears it down. Knows {@code watch}. */
@NullMarked
package dev.flycatcher.agent.junit;

import org.jspecify.annotations.NullMarked;
