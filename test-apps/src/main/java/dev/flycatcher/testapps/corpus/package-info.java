/**
 * The labelled corpus: situations written once as JDBC code, each with what a detector has to say of it. Run by the
 * corpus's tests through both doors on several engines; knows JDBC only.
 */
@NullMarked
package dev.flycatcher.testapps.corpus;

import org.jspecify.annotations.NullMarked;
