/** Users, tweets, favourites: the sample data of the relationship documents. */
@NullMarked
package dev.flycatcher.testapps.documents.social;

import org.jspecify.annotations.NullMarked;
