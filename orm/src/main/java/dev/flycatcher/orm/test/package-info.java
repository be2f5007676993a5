/**
 * For tests of what uses the ORM: a transaction per test that is undone, and its statements counted and read. Knows the
 * ORM as its users do, and no test framework.
 */
@NullMarked
package dev.flycatcher.orm.test;

import org.jspecify.annotations.NullMarked;
