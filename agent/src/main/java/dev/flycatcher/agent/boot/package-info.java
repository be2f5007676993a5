/**
 * What advised JDBC classes call: the only classes of ours that the bootstrap loader sees. Knows the JDK alone, and uses
 * neither lambdas nor string concatenation, because it runs while classes are being loaded.
 */
@NullMarked
package dev.flycatcher.agent.boot;

import org.jspecify.annotations.NullMarked;
