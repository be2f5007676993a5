/** A library whose tables are called otherwise than its classes, mapped in most of the ways JPA has. Knows Hibernate. */
@NullMarked
package dev.flycatcher.testapps.cures.named;

import org.jspecify.annotations.NullMarked;
