/**
 * A web shop's orders in H2, through HikariCP and Hibernate: {@code OrderList} walks lazy associations, {@code
 * CleanOrderList} fetches them. Knows JPA and Hibernate.
 */
@NullMarked
package dev.flycatcher.testapps.patients.orders;

import org.jspecify.annotations.NullMarked;
