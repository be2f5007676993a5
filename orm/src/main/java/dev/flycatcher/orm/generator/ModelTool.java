package dev.flycatcher.orm.generator;

import dev.flycatcher.orm.sql.QueryException;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.util.List;
import java.util.spi.ToolProvider;

/**
 * Writes entities and migrations from the command line. As a {@link ToolProvider} it is found by name, so that a command
 * line that knows nothing of it can offer it.
 */
public final class ModelTool implements ToolProvider {
    static final int OK = 0;
    static final int DIFFERS = 1;
    static final int MISUSE = 2;

    private static final String HELP = """
            Usage: model ENTITY FIELD... [options]              writes an entity
                   model diff --url URL --entities CLASS [options]   tells or writes how a schema differs
                   model reflect --url URL [options]            writes entities for a live schema

            A field is name[:type][,option[:value]]..., as in
              model Article title:str body:text author:fk-User,backref:articles,on_delete:CASCADE
            Types: str text int long short bool float decimal date datetime instant time uuid blob json,
            and fk-ENTITY. Options of a field: null unique index default column, of text and bytes length,
            of decimals precision scale, of the key sequence; of a reference: null unique column backref
            on_delete on_update.

              --package NAME         the entities' package (none)
              --sources DIR          where sources stand (src/main/java)
              --migration            write a numbered Flyway file, of the entity's table or the difference
              --migrations DIR       where those stand (src/main/resources/db/migration)
              --dialect NAME         sqlite, postgresql, mariadb, mysql or h2, for --migration of an entity;
                                     again for several, each in a folder named after it
              --url URL  --user NAME         the live database; its password is asked for with
                                     --password, or read from --password-file FILE or from the
                                     environment variable FLYCATCHER_PASSWORD
              --entities CLASS       the generated Tables of the entities, as com.acme.blog.Tables
              --class-path PATH      where that class and the driver are
              --default TABLE.COLUMN=SQL     a value for the rows there are; again for several
              --assume-empty TABLE   a table that has no rows, or for whose rows you answer; again for
                                     several
              --drop                 drop what no entity has

            Exit codes: 0 done, or nothing differs; 1 the schema differs; 2 misuse or failure, and then
            nothing is written.
            """;

    @Override
    public String name() {
        return "flycatcher-model";
    }

    @Override
    public int run(PrintWriter out, PrintWriter err, String... args) {
        try {
            if (args.length == 0 || List.of(args).contains("--help")) {
                (args.length == 0 ? err : out).print(HELP);
                return args.length == 0 ? MISUSE : OK;
            }
            Options options = Options.parse(List.of(args));
            return switch (options.words().isEmpty() ? "" : options.words().get(0)) {
                case "" -> throw new GeneratorException("No entity is named. See --help.");
                case "diff" -> LiveCommands.diff(options, out);
                case "reflect" -> LiveCommands.reflect(options, out);
                default -> EntityCommand.run(options, out);
            };
        } catch (GeneratorException | QueryException | UncheckedIOException | IOException | SQLException failure) {
            err.println(failure.getMessage());
            return MISUSE;
        } finally {
            out.flush();
            err.flush();
        }
    }

    /** Runs the tool as a program of its own. */
    public static void main(String... args) {
        System.exit(new ModelTool().run(System.out, System.err, args));
    }
}
