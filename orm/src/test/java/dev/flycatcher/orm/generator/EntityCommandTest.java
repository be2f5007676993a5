package dev.flycatcher.orm.generator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flycatcher.orm.processor.Compiled;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** CL rows: an entity from a line of words. */
class EntityCommandTest {
    private static final String USER = """
            package com.acme.blog;

            import dev.flycatcher.orm.annotation.Table;

            @Table(name = "users")
            public interface User {
                long id();

                String name();
            }
            """;

    @TempDir
    Path folder;

    private Path sources;
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @BeforeEach
    void user() throws IOException {
        sources = Files.createDirectories(folder.resolve("com/acme/blog"));
        Files.writeString(sources.resolve("User.java"), USER);
    }

    private int run(String line, String... more) {
        Stream<String> where = Stream.of(
                "--sources",
                folder.toString(),
                "--package",
                "com.acme.blog",
                "--migrations",
                migrations().toString());
        String[] args = Stream.of(Arrays.stream(line.split(" ")), Arrays.stream(more), where)
                .flatMap(each -> each)
                .toArray(String[]::new);
        return new ModelTool().run(new PrintWriter(out), new PrintWriter(err), args);
    }

    private Path migrations() {
        return folder.resolve("db/migration");
    }

    private String source(String entity) throws IOException {
        return Files.readString(sources.resolve(entity + ".java"));
    }

    @Test
    @DisplayName("CL-02 CL-04 the document's line writes the entity, and the accessor it needs at the other side")
    void documentsLine() throws IOException {
        assertThat(run("Article title:str body:text author:fk-User,backref:articles,on_delete:CASCADE"))
                .as(err.toString())
                .isZero();
        assertThat(source("Article")).isEqualTo("""
                package com.acme.blog;

                import dev.flycatcher.orm.annotation.Action;
                import dev.flycatcher.orm.annotation.ForeignKey;
                import dev.flycatcher.orm.annotation.Table;

                @Table
                public interface Article {
                    long id();

                    String title();

                    String body();

                    @ForeignKey(backref = "articles", onDelete = Action.CASCADE)
                    User author();

                    long authorId();
                }
                """);
        assertThat(source("User")).contains("import dev.flycatcher.orm.Select;").endsWith("""
                    String name();

                    Select<Article> articles();
                }
                """);
        assertThat(Compiled.of(source("User"), source("Article")).messages()).isEmpty();
    }

    @Test
    @DisplayName("CL-01 CL-03 every type by each of its words, every option; it compiles without a warning")
    void typesAndOptions() throws IOException {
        String line = "Thing name a:string b:char c:text d:int e:integer f:bool g:boolean h:float i:decimal j:numeric"
                + " k:date l:datetime m:time n:uuid o:blob,null p:binary q:json r:long s:instant t:int,null,index"
                + " code:str,unique,column:thing_code state:str,default:'it''s,new' level:int,default:3"
                + " live:bool,default:true owner:fk-User,null,on_delete:SET_NULL,on_update:cascade,unique,backref:thing"
                + " parent:fk-self,null,backref:children";
        assertThat(run(line)).as(err.toString()).isZero();
        String source = source("Thing");
        assertThat(source)
                .contains("    String name();\n", "    byte @Nullable [] o();\n", "    @Nullable\n    Integer t();\n")
                .contains("@Column(name = \"thing_code\", unique = true)\n    String code();")
                .contains("sqlDefault = \"'it''s,new'\"", "sqlDefault = \"3\"", "sqlDefault = \"TRUE\"")
                .contains("@ForeignKey(backref = \"thing\", unique = true, onDelete = Action.SET_NULL, onUpdate ="
                        + " Action.CASCADE)\n    @Nullable\n    User owner();\n\n    @Nullable\n    Long ownerId();")
                .contains("Select<Thing> children();", "LocalDateTime l();", "BigDecimal j();", "UUID n();");
        assertThat(source("User")).contains("    @Nullable Thing thing();");
        assertThat(Compiled.of(source("User"), source).messages()).isEmpty();
    }

    @Test
    @DisplayName("CL-01 an id given is the key; a reference takes the type and name of the key it points at")
    void keys() throws IOException {
        assertThat(run("Token id:uuid label")).isZero();
        assertThat(run("Use at:instant token:fk-Token")).as(err.toString()).isZero();
        assertThat(source("Token")).contains("    UUID id();");
        assertThat(source("Use")).contains("    UUID tokenId();");
        assertThat(Compiled.of(source("Token"), source("Use")).messages()).isEmpty();
    }

    @Test
    @DisplayName("CL-04 with --migration the table's definition, in the next numbered file")
    void migration() throws IOException {
        Files.createDirectories(migrations());
        Files.writeString(migrations().resolve("V7__before.sql"), "SELECT 1;\n");
        assertThat(run("Article title author:fk-User,on_delete:CASCADE", "--migration", "--dialect", "sqlite"))
                .as(err.toString())
                .isZero();
        assertThat(Files.readString(migrations().resolve("V8__create_article.sql")))
                .isEqualTo("""
                CREATE TABLE "article" ("id" INTEGER NOT NULL PRIMARY KEY, "title" TEXT NOT NULL, "author_id" INTEGER NOT NULL, CONSTRAINT "fk_article_author_id_refs_users" FOREIGN KEY ("author_id") REFERENCES "users" ("id") ON DELETE CASCADE);
                CREATE INDEX "article_author_id" ON "article" ("author_id");
                """);
    }

    @Test
    @DisplayName("CL-01 a size is an option: in the entity, and in each dialect's definition")
    void sizes() throws IOException {
        assertThat(run(
                        "Item code:str,length:40,unique cost:decimal,precision:12,scale:2 logo:blob,length:9",
                        "--migration",
                        "--dialect",
                        "postgresql"))
                .as(err.toString())
                .isZero();
        String source = source("Item");
        assertThat(source)
                .contains("@Column(unique = true, length = 40)\n    String code();")
                .contains("@Column(precision = 12, scale = 2)\n    BigDecimal cost();")
                .contains("@Column(length = 9)\n    byte[] logo();");
        assertThat(Compiled.of(source).messages()).isEmpty();
        assertThat(Files.readString(migrations().resolve("V1__create_item.sql")))
                .contains(
                        "\"code\" VARCHAR(40) NOT NULL, \"cost\" DECIMAL(12, 2) NOT NULL, \"logo\" BYTEA NOT NULL CHECK"
                                + " (octet_length(\"logo\") <= 9)");
    }

    @ParameterizedTest
    @DisplayName("what cannot be written is refused with its cure, and nothing is written")
    @CsvSource(delimiter = '|', textBlock = """
            article title                              | "article" cannot be the name of an entity
            Article                                    | Article has no fields
            Article title:strng                        | has the type "strng"
            Article :str                               | does not begin with a field's name
            Article title:str,nul                      | has the option "nul". Known here: column, default, index, length, null
            Article title:str,null:perhaps             | null:perhaps, which is neither true nor false
            Article size:int,length:5                  | text and bytes have a length
            Article cost:decimal,scale:2               | a precision of at least their scale
            Article title:str,length:long              | has length:long, which is no whole number
            Article size:int,default:large             | has the default large, which is no number
            Article author:fk-User,on_delete:EXPLODE   | on_delete:EXPLODE. Known: CASCADE, SET_NULL
            Article author:fk-User,on_delete:SET_NULL  | is never null, so on_delete:SET_NULL would fail
            Article author:fk-User author_id:long      | has "authorId" twice
            Article author:fk-User,backref:name        | User has an accessor name() already
            User title                                 | User.java is there already
            Article title:str,sequence:no              | has a sequence that cannot be
            Article id:uuid,sequence:no title          | has a sequence that cannot be
            Article title --migration                  | needs --dialect
            Article title --migration --dialect oracle | There is no dialect oracle
            Article title --colour red                 | There is no option --colour
            Article title --dialect                    | needs a value
            """)
    void refusals(String line, String message) throws IOException {
        boolean bare = line.endsWith("--dialect");
        int code = bare ? new ModelTool().run(new PrintWriter(out), new PrintWriter(err), line.split(" ")) : run(line);
        assertThat(code).isEqualTo(2);
        assertThat(err.toString()).contains(message);
        assertThat(source("User")).isEqualTo(USER);
        try (Stream<Path> files = Files.walk(folder)) {
            assertThat(files.filter(Files::isRegularFile)).hasSize(1);
        }
    }

    @Test
    @DisplayName("help is printed on request, and to the error stream where nothing was asked")
    void help() {
        PrintWriter printer = new PrintWriter(out);
        assertThat(new ModelTool().run(printer, new PrintWriter(err), "--help")).isZero();
        assertThat(out.toString()).startsWith("Usage: model ENTITY FIELD");
        assertThat(out.toString().lines()).allMatch(each -> each.length() <= 100);
        assertThat(List.of(out.toString().split("\n"))).anyMatch(each -> each.contains("--assume-empty"));
        assertThat(new ModelTool().run(printer, new PrintWriter(err))).isEqualTo(2);
    }
}
