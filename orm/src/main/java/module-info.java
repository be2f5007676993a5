/** Typed entities and relationships over JDBC. */
module dev.flycatcher.orm {
    requires transitive java.sql;
    requires static java.compiler;
    requires static transitive org.jspecify;

    exports dev.flycatcher.orm;
    exports dev.flycatcher.orm.annotation;
    exports dev.flycatcher.orm.jdbc;
    exports dev.flycatcher.orm.sql;
    exports dev.flycatcher.orm.test;

    provides javax.annotation.processing.Processor with
            dev.flycatcher.orm.processor.EntityProcessor;
    provides java.util.spi.ToolProvider with
            dev.flycatcher.orm.generator.ModelTool;
}
