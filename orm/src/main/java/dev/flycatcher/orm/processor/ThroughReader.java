package dev.flycatcher.orm.processor;

import dev.flycatcher.orm.annotation.Action;
import dev.flycatcher.orm.annotation.Lazy;
import dev.flycatcher.orm.processor.ColumnModel.Flag;
import dev.flycatcher.orm.processor.Entity.IndexModel;
import dev.flycatcher.orm.processor.ReferenceReader.Target;
import dev.flycatcher.orm.sql.Size;
import java.util.List;
import java.util.Set;
import javax.lang.model.element.Element;
import javax.lang.model.type.TypeKind;

/**
 * Makes the entity of a table between, as reading its generated interface would. Not waiting for that to be compiled, all
 * that is written exists after one round, even if an error makes it the last.
 */
final class ThroughReader {
    private final Compilation compilation;
    private final ReferenceReader references;

    ThroughReader(Compilation compilation, ReferenceReader references) {
        this.compilation = compilation;
        this.references = references;
    }

    Entity read(Through through, Declaration owner, Declaration target) {
        Element where = through.declaring().method();
        ColumnType counted =
                new ColumnType(compilation.types().getPrimitiveType(TypeKind.LONG), new ColumnType.Plain("LONG"));
        ColumnModel id = new ColumnModel(
                where, "id", "id", "id", counted, Set.of(Flag.GENERATED_KEY), "", "", Size.ANY, null, null);
        return new Entity(
                through.name(),
                owner.type(),
                through.isPublic(),
                TypeName.snake(through.name().simple()),
                List.of(id, key(through, through.near(), owner), key(through, through.far(), target)),
                List.of(new IndexModel(true, List.of(through.near(), through.far()))),
                false,
                false,
                Set.of());
    }

    private ColumnModel key(Through through, String accessor, Declaration to) {
        Target target = references.primaryKeyOf(to, through.declaring());
        String backref = through.owner().equals(through.target()) ? ReferenceModel.NONE : "";
        ReferenceModel reference = new ReferenceModel(
                target.entity(), target.column(), backref, null, Action.CASCADE, Action.UNSET, Lazy.DEFAULT, "", false);
        String field = accessor + "Id";
        String column = Through.column(accessor);
        return new ColumnModel(
                through.declaring().method(),
                accessor,
                field,
                column,
                target.type(),
                Set.of(),
                "",
                "",
                Size.ANY,
                null,
                reference);
    }
}
