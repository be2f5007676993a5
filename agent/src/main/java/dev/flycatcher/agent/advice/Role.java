package dev.flycatcher.agent.advice;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a class is to JDBC, and so which of its methods are advised. */
enum Role {
    DRIVER,
    DATA_SOURCE,
    CONNECTION,
    METADATA,
    STATEMENT,
    RESULT_SET,
    /** No part of JDBC: what containers call. */
    ENTRY;

    private static final Map<String, Role> INTERFACES = Map.of(
            "java/sql/Driver", DRIVER,
            "javax/sql/DataSource", DATA_SOURCE,
            "java/sql/Connection", CONNECTION,
            "java/sql/DatabaseMetaData", METADATA,
            "java/sql/Statement", STATEMENT,
            "java/sql/PreparedStatement", STATEMENT,
            "java/sql/CallableStatement", STATEMENT,
            "java/sql/ResultSet", RESULT_SET);

    /** A method that only a class of that role declares, for classes whose subclasses alone name the interface. */
    private static final Map<String, Role> TELLTALES = Map.of(
            "executeQuery(Ljava/lang/String;)Ljava/sql/ResultSet;", STATEMENT,
            "executeQuery()Ljava/sql/ResultSet;", STATEMENT,
            "getGeneratedKeys()Ljava/sql/ResultSet;", STATEMENT,
            "prepareStatement(Ljava/lang/String;)Ljava/sql/PreparedStatement;", CONNECTION,
            "findColumn(Ljava/lang/String;)I", RESULT_SET);

    /** Whether the recorder keeps a state about objects of that role. */
    boolean isKept() {
        return this == CONNECTION || this == STATEMENT || this == RESULT_SET;
    }

    static @Nullable Role ofInterface(String internalName) {
        return INTERFACES.get(internalName);
    }

    static @Nullable Role ofMethod(String nameAndDescriptor) {
        return TELLTALES.get(nameAndDescriptor);
    }
}
