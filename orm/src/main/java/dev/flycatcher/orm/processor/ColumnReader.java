package dev.flycatcher.orm.processor;

import dev.flycatcher.orm.annotation.Column;
import dev.flycatcher.orm.annotation.Convert;
import dev.flycatcher.orm.annotation.ForeignKey;
import dev.flycatcher.orm.annotation.Id;
import dev.flycatcher.orm.annotation.Version;
import dev.flycatcher.orm.processor.ColumnModel.Flag;
import dev.flycatcher.orm.processor.ReferenceReader.Target;
import dev.flycatcher.orm.sql.Size;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import javax.lang.model.type.TypeMirror;
import org.jspecify.annotations.Nullable;

/** Reads the columns of an entity. */
final class ColumnReader {
    private static final Set<String> COUNTED = Set.of("long", "int", "Long", "Integer");

    private final Compilation compilation;
    private final Problems problems;
    private final ColumnTypes types;
    private final ReferenceReader references;

    ColumnReader(Compilation compilation, Problems problems, ColumnTypes types, ReferenceReader references) {
        this.compilation = compilation;
        this.problems = problems;
        this.types = types;
        this.references = references;
    }

    ColumnModel read(Declaration entity, Accessor accessor) {
        if (accessor.role() == Accessor.Role.FOREIGN_KEY) {
            Target target = references.target(accessor);
            return target != null
                    ? reference(entity, accessor, target)
                    : plain(entity, accessor, new ColumnType(accessor.type(), new ColumnType.Unknown()));
        }
        return plain(entity, accessor, types.of(accessor));
    }

    static String columnName(Accessor accessor) {
        Column column = accessor.annotation(Column.class);
        ForeignKey key = accessor.annotation(ForeignKey.class);
        if (key != null && !key.column().isEmpty()) {
            return key.column();
        }
        if (column != null && !column.name().isEmpty()) {
            return column.name();
        }
        String name = TypeName.snake(accessor.name());
        return key == null || name.endsWith("_id") ? name : name + "_id";
    }

    private ColumnModel plain(Declaration entity, Accessor accessor, ColumnType type) {
        Set<Flag> flags = flags(entity, accessor, type);
        if (accessor.nullness() != null && accessor.type().getKind().isPrimitive()) {
            problems.error(
                    accessor.method(),
                    "%s is @Nullable, but a %s is never null. Return %s.",
                    accessor,
                    accessor.type().getKind().name().toLowerCase(Locale.ROOT),
                    compilation.text(compilation.boxed(accessor.type())));
            flags.remove(Flag.NULLABLE);
        }
        return model(accessor, accessor.name(), type, flags, null);
    }

    private ColumnModel reference(Declaration entity, Accessor accessor, Target target) {
        Accessor raw = entity.rawKey(accessor);
        Set<Flag> flags = flags(entity, accessor, target.type());
        if (Objects.requireNonNull(accessor.annotation(ForeignKey.class)).unique()) {
            flags.add(Flag.UNIQUE);
        }
        if (accessor.has(Convert.class)) {
            problems.error(
                    accessor.method(),
                    "%s is a reference: it holds what %s.%s() holds. Take @Convert away.",
                    accessor,
                    target.entity(),
                    target.column());
        }
        boolean nullable = flags.contains(Flag.NULLABLE);
        TypeMirror held = target.type().java();
        TypeMirror type =
                raw != null && fits(accessor, raw, target) ? raw.type() : nullable ? compilation.boxed(held) : held;
        String field = raw == null ? accessor.name() + "Id" : raw.name();
        ReferenceModel reference = references.model(accessor, target, raw);
        return model(accessor, field, target.type().as(type), flags, reference);
    }

    private boolean fits(Accessor key, Accessor raw, Target target) {
        TypeMirror boxed = compilation.boxed(target.type().java());
        boolean nullable = key.nullness() != null;
        boolean same = compilation.same(compilation.boxed(raw.type()), boxed);
        if (!same || nullable && raw.type().getKind().isPrimitive()) {
            problems.error(
                    raw.method(),
                    "%s reads the key of %s, which is %s%s. Return that, or call it otherwise if it"
                            + " is a column of its own.",
                    raw,
                    key,
                    nullable ? "a nullable " : "a ",
                    compilation.text(nullable ? boxed : target.type().java()));
            return false;
        }
        if (raw.nullness() != null && !nullable) {
            problems.error(
                    raw.method(),
                    "%s may be null, but %s, whose key it is, may not. Mark both @Nullable, or" + " neither.",
                    raw,
                    key);
        }
        return true;
    }

    private Set<Flag> flags(Declaration entity, Accessor accessor, ColumnType type) {
        Set<Flag> flags = EnumSet.noneOf(Flag.class);
        Column column = accessor.annotation(Column.class);
        if (entity.keys().contains(accessor)) {
            flags.add(isGenerated(entity, accessor, type) ? Flag.GENERATED_KEY : Flag.KEY);
            if (accessor.nullness() != null) {
                problems.error(
                        accessor.method(),
                        "%s is part of the primary key, so it is never null. Take @Nullable" + " away.",
                        accessor);
            }
        }
        if (accessor.nullness() != null) {
            flags.add(Flag.NULLABLE);
        }
        if (column != null && column.unique()) {
            flags.add(Flag.UNIQUE);
        }
        if (column != null && column.index()) {
            flags.add(Flag.INDEXED);
        }
        if (accessor.has(Version.class) && isVersion(accessor, flags)) {
            flags.add(Flag.VERSION);
        }
        return flags;
    }

    private boolean isGenerated(Declaration entity, Accessor accessor, ColumnType type) {
        Id id = accessor.annotation(Id.class);
        boolean counted = isCounted(accessor) && type.storage() instanceof ColumnType.Plain;
        if (id == null) {
            return counted;
        }
        boolean generated = id.generated() || !id.sequence().isEmpty();
        if (generated && (!counted || entity.keys().size() > 1)) {
            problems.error(
                    accessor.method(),
                    "%s is generated, but only a single key of type long or int can be. Take"
                            + " generated and sequence away, or make it such a key.",
                    accessor);
            return false;
        }
        return generated;
    }

    private boolean isCounted(Accessor accessor) {
        return accessor.role() == Accessor.Role.COLUMN && COUNTED.contains(compilation.text(accessor.type()));
    }

    private boolean isVersion(Accessor accessor, Set<Flag> flags) {
        boolean fits = isCounted(accessor)
                && accessor.nullness() == null
                && !flags.contains(Flag.KEY)
                && !flags.contains(Flag.GENERATED_KEY)
                && !accessor.has(Convert.class);
        if (!fits) {
            problems.error(
                    accessor.method(),
                    "%s is a @Version, which is a long or int that is counted up. Return one,"
                            + " and let it be neither key, reference nor nullable.",
                    accessor);
        }
        return fits;
    }

    /** Of a type with a converter, what is stored is not known here: the database will say. */
    private Size sizeOf(Accessor accessor, Column column, ColumnType type) {
        boolean sized = column.length() != 0 || column.precision() != 0 || column.scale() != 0;
        if (!sized) {
            return Size.ANY;
        }
        boolean plain = type.storage() instanceof ColumnType.Plain;
        boolean ofText = !plain || type.isPlain("TEXT") || type.isPlain("BYTES");
        boolean ofDecimal = !plain || type.isPlain("DECIMAL");
        boolean length = column.length() > 0 && column.precision() == 0 && column.scale() == 0 && ofText;
        boolean digits = column.length() == 0
                && column.precision() > 0
                && column.scale() >= 0
                && column.scale() <= column.precision()
                && ofDecimal;
        if (!length && !digits || accessor.role() == Accessor.Role.FOREIGN_KEY) {
            problems.error(
                    accessor.method(),
                    "%s has a size that cannot be: text and bytes have a length, decimals a precision of at least"
                            + " their scale, and a reference is as large as what it points at. Take it away, or put"
                            + " it right.",
                    accessor);
            return Size.ANY;
        }
        return length ? new Size(column.length(), 0) : new Size(column.precision(), column.scale());
    }

    private ColumnModel model(
            Accessor accessor, String field, ColumnType type, Set<Flag> flags, @Nullable ReferenceModel reference) {
        Column column = accessor.annotation(Column.class);
        return new ColumnModel(
                accessor.method(),
                accessor.name(),
                field,
                columnName(accessor),
                type,
                flags,
                column == null ? "" : column.sqlDefault(),
                column == null ? "" : column.check(),
                column == null ? Size.ANY : sizeOf(accessor, column, type),
                accessor.nullness(),
                reference);
    }
}
