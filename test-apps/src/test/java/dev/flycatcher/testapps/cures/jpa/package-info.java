/** The tweets as Hibernate sees them. Knows JPA. */
@NullMarked
package dev.flycatcher.testapps.cures.jpa;

import org.jspecify.annotations.NullMarked;
