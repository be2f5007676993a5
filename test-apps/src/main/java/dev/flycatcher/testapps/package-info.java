/**
 * Patients, the harness and the benchmarks. May know everything; nothing may know it.
 */
@NullMarked
package dev.flycatcher.testapps;

import org.jspecify.annotations.NullMarked;
