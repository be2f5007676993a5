/** Students and courses, many to many: by a table of one's own, and by an automatic one. */
@NullMarked
package dev.flycatcher.testapps.documents.school;

import org.jspecify.annotations.NullMarked;
