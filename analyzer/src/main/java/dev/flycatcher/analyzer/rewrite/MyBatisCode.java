package dev.flycatcher.analyzer.rewrite;

/** The change in MyBatis: a nested result map in place of a nested select, or a list with foreach. */
final class MyBatisCode {
    private MyBatisCode() {}

    static String of(Words words) {
        if (words.joins()) {
            return nested(words);
        }
        return words.draft().fed() ? whole(words) : listed(words);
    }

    private static String whole(Words words) {
        return """
                <!-- one select in place of both -->
                <select id="all" resultType="map">
                  %s
                </select>
                """.formatted(sql(words));
    }

    private static String nested(Words words) {
        String sql = sql(words);
        return """
                <!-- the nested select becomes a nested result -->
                <select id="all" resultMap="with%2$s">
                  %3$s
                </select>
                <resultMap id="with%2$s" type="%1$s" autoMapping="true">
                  <id property="id" column="id"/>
                  <association property="%4$s" javaType="%2$s" autoMapping="true"/>
                </resultMap>
                """.formatted(Words.type(words.parent()), Words.type(words.child()), sql, words.reference());
    }

    private static String listed(Words words) {
        String list =
                "IN\n    <foreach collection=\"keys\" item=\"key\" open=\"(\" separator=\", \" close=\")\">#{key}</foreach>\n  ";
        String sql = sql(words).replace("IN (:keys)", list.stripTrailing());
        return """
                <!-- one select for a list of keys; put the rows into a map by %1$s -->
                <select id="by%2$s" resultType="%3$s">
                  %4$s
                </select>
                """.formatted(
                Words.word(words.key()), Words.type(words.key()), Words.type(words.child()), sql.stripTrailing());
    }

    /** The statement with its binds as MyBatis names them. */
    private static String sql(Words words) {
        return escaped(words.named()).replaceAll(":((parent|child)\\d+)\\b", "#{$1}");
    }

    private static String escaped(String sql) {
        return sql.replace("&", "&amp;").replace("<", "&lt;");
    }
}
