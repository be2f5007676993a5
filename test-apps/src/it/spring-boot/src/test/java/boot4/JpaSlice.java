package shop;

import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import org.springframework.boot.data.jpa.test.autoconfigure.DataJpaTest;

/** Where Spring Boot 4 has it. */
@DataJpaTest
@Retention(RetentionPolicy.RUNTIME)
@interface JpaSlice {}
