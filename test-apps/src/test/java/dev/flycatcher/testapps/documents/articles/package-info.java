/** Articles, their authors, comments and tags. */
@NullMarked
package dev.flycatcher.testapps.documents.articles;

import org.jspecify.annotations.NullMarked;
