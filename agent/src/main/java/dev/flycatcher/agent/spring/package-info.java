/**
 * Watches the DataSource beans of a Spring application, and of every Spring test. Knows {@code watch}, and Spring where
 * there is one: nothing else loads these classes.
 */
@NullMarked
package dev.flycatcher.agent.spring;

import org.jspecify.annotations.NullMarked;
