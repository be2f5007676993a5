/**
 * A program that stays: it does what it is told on standard input, so that a test can attach to it, look at it and end it
 * in every way. Knows JDBC and the JDK's management, and nothing of ours.
 */
@NullMarked
package dev.flycatcher.testapps.resident;

import org.jspecify.annotations.NullMarked;
