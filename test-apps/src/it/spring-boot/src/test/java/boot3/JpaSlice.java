package shop;

import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import org.springframework.boot.test.autoconfigure.orm.jpa.DataJpaTest;

/** Where Spring Boot 3 has it. */
@DataJpaTest
@Retention(RetentionPolicy.RUNTIME)
@interface JpaSlice {}
