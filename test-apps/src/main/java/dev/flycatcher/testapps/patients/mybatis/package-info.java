/** The tweets' file asked through MyBatis: with nested selects, and with nested results. Knows MyBatis. */
@NullMarked
package dev.flycatcher.testapps.patients.mybatis;

import org.jspecify.annotations.NullMarked;
