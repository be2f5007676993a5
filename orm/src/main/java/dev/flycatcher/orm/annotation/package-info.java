/**
 * What an entity interface says about its table. Read by the processor at compile time only; knows nothing else here.
 */
@NullMarked
package dev.flycatcher.orm.annotation;

import org.jspecify.annotations.NullMarked;
