/** Typed entities and relationships over JDBC. */
module dev.flycatcher.orm {
    requires transitive java.sql;
    requires static transitive org.jspecify;

    exports dev.flycatcher.orm;
    exports dev.flycatcher.orm.annotation;
    exports dev.flycatcher.orm.jdbc;
    exports dev.flycatcher.orm.sql;
}
