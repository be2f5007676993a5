package dev.flycatcher.orm.generator;

import java.util.Locale;
import javax.lang.model.SourceVersion;

/** Names of Java made from names of the database, and back; as the annotation processor makes them. */
final class Naming {
    private Naming() {}

    /** {@code UserProfile} to {@code user_profile}. */
    static String snake(String camel) {
        return camel.replaceAll("([a-z0-9])([A-Z])", "$1_$2").toLowerCase(Locale.ROOT);
    }

    /** {@code published_at} to {@code publishedAt}; letters that Java cannot have become underscores. */
    static String camel(String name) {
        StringBuilder text = new StringBuilder();
        boolean up = false;
        for (char each : allLowerOrAsIs(name).toCharArray()) {
            if (each == '_' || each == ' ' || each == '-' || each == '.') {
                up = !text.isEmpty();
            } else {
                char letter = Character.isJavaIdentifierPart(each) ? each : '_';
                text.append(up ? Character.toUpperCase(letter) : letter);
                up = false;
            }
        }
        return text.isEmpty() ? "unnamed" : identifier(text.toString());
    }

    /** {@code user_profile} to {@code UserProfile}. */
    static String type(String name) {
        String camel = camel(name);
        return Character.toUpperCase(camel.charAt(0)) + camel.substring(1);
    }

    /** A database that folds names to capitals says {@code USER_ID} where it was told {@code user_id}. */
    private static String allLowerOrAsIs(String name) {
        String folded = name.equals(name.toUpperCase(Locale.ROOT)) ? name.toLowerCase(Locale.ROOT) : name;
        return folded.isEmpty() ? folded : Character.toLowerCase(folded.charAt(0)) + folded.substring(1);
    }

    private static String identifier(String text) {
        String safe = Character.isJavaIdentifierStart(text.charAt(0)) ? text : "_" + text;
        return SourceVersion.isName(safe) && !isOfObject(safe) ? safe : safe + "_";
    }

    /** An accessor of this name would clash with a method every object has. */
    private static boolean isOfObject(String name) {
        return switch (name) {
            case "hashCode", "toString", "getClass", "notify", "notifyAll", "wait", "clone", "finalize" -> true;
            default -> false;
        };
    }
}
