/**
 * A pet shop that is called from outside, by servlet containers, schedulers and brokers as they are published: each call
 * is a unit of work, in which each owner is asked for alone.
 */
@NullMarked
package dev.flycatcher.testapps.patients.containers;

import org.jspecify.annotations.NullMarked;
