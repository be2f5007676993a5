/**
 * Sees JDBC calls and records them. The door of the module: premain, attach, the command line.
 */
@NullMarked
package dev.flycatcher.agent;

import org.jspecify.annotations.NullMarked;
