/** Users, groups and the membership between them. */
@NullMarked
package dev.flycatcher.testapps.documents.groups;

import org.jspecify.annotations.NullMarked;
