package dev.flycatcher.orm.processor;

import java.util.Set;
import javax.lang.model.SourceVersion;

/**
 * The entity between two others that nobody wrote: its interface is generated, and then treated like any other.
 *
 * @param declaring where the relation stands
 * @param near what the foreign key to the declaring entity is called
 * @param far what the foreign key to the target is called
 */
record Through(
        TypeName name, Accessor declaring, TypeName owner, TypeName target, String near, String far, boolean isPublic) {
    private static final Set<String> TAKEN = Set.of(
            "id",
            "wait",
            "notify",
            "notifyAll",
            "getClass",
            "hashCode",
            "toString",
            "equals",
            "clone",
            "finalize",
            "ownTable",
            "get",
            "getLong",
            "slot",
            "need",
            "changed");

    static Through of(Accessor declaring, TypeName target, boolean isPublic) {
        TypeName owner = declaring.owner();
        TypeName name = TypeName.of(owner.packageName(), owner.simple() + target.simple() + "Through");
        boolean toItself = owner.simple().equals(target.simple());
        String near = TypeName.snake(owner.simple());
        String far = TypeName.snake(target.simple());
        return new Through(
                name,
                declaring,
                owner,
                target,
                accessor(toItself ? "from_" + near : near),
                accessor(toItself ? "to_" + far : far),
                isPublic);
    }

    private static String accessor(String snake) {
        String camel = TypeName.camel(snake);
        return SourceVersion.isKeyword(camel) || TAKEN.contains(camel) ? camel + "_" : camel;
    }

    /** The column of the foreign key called {@code accessor}. */
    static String column(String accessor) {
        return TypeName.snake(accessor).replaceAll("_$", "") + "_id";
    }
}
