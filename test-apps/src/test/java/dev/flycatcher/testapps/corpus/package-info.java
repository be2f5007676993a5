/** Runs the labelled corpus through both doors and scores what was told; knows the corpus, the harness and the analyzer. */
@NullMarked
package dev.flycatcher.testapps.corpus;

import org.jspecify.annotations.NullMarked;
