/** Holds the documentation to the code: its snippets are regions of compiled sources. Knows files only. */
@NullMarked
package dev.flycatcher.testapps.docs;

import org.jspecify.annotations.NullMarked;
