/** Authors and books: back-references. */
@NullMarked
package dev.flycatcher.testapps.documents.library;

import org.jspecify.annotations.NullMarked;
