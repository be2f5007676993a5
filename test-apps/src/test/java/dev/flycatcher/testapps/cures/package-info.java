/** Cures applied as they are printed: the patient is compiled with its cure in place and judged again. Knows everything, ships nothing. */
@NullMarked
package dev.flycatcher.testapps.cures;

import org.jspecify.annotations.NullMarked;
