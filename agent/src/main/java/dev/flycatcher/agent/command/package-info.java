/**
 * The agent's jar as a command line: what can be done with recorded traces without the application. It may know the
 * analyzer, and nothing of recording.
 */
@NullMarked
package dev.flycatcher.agent.command;

import org.jspecify.annotations.NullMarked;
