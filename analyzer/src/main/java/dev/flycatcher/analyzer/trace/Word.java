package dev.flycatcher.analyzer.trace;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The words of SQL that decide how the tokens around them are folded, found by hash. */
enum Word {
    /** Stands between clauses and operands: what follows is no alias, and a sign after it belongs to the number. */
    KEYWORD(
            "from where and or on join left right inner outer full cross natural by group order having limit offset union "
                    + "all distinct is not like ilike between case when then else exists set into using asc desc first next "
                    + "fetch for of over partition rows range row only returning lateral apply except intersect minus top "
                    + "table if unique primary key references default conflict do nothing duplicate ignore recursive "
                    + "materialized window filter within qualify start connect prior escape separator zone interval as"),
    IN("in"),
    VALUES("values"),
    SELECT("select"),
    INSERT("insert replace"),
    UPDATE("update"),
    DELETE("delete"),
    MERGE("merge upsert"),
    CALL("call exec execute begin declare"),
    DDL("create alter drop truncate grant revoke comment rename reindex vacuum analyze"),
    WITH("with"),
    /** A value without a marker, in a list of values. */
    NULL("null"),
    BOOLEAN("true false"),
    /** May stand before a string that is its value. */
    TYPED("date time timestamp timestamptz datetime uuid json jsonb"),
    /** May be followed by sizes, which are part of the type. */
    SIZED(
            "varchar varchar2 nvarchar nvarchar2 char nchar character varying bit binary varbinary decimal dec numeric number "
                    + "float double vector");

    /** After these a literal stands where no marker may. */
    private static final List<String> KEEPING = List.of("interval", "escape", "separator", "zone", "as");

    private static final int SLOTS = 512;
    private static final long[] HASHES = new long[SLOTS];
    private static final @Nullable Word[] WORDS = new @Nullable Word[SLOTS];
    private static final boolean[] KEEPS = new boolean[SLOTS];

    static {
        for (Word word : values()) {
            Arrays.stream(word.texts.split(" ")).forEach(text -> put(text, word));
        }
    }

    private final String texts;

    Word(String texts) {
        this.texts = texts;
    }

    /** Hash of a word, the same in either case. */
    static long hash(String sql, int start, int end) {
        long hash = 0xcbf29ce484222325L;
        for (int i = start; i < end; i++) {
            char c = sql.charAt(i);
            int folded = c >= 'A' && c <= 'Z' ? c + 32 : c < 128 ? c : Character.toLowerCase(c);
            hash = (hash ^ folded) * 0x100000001b3L;
        }
        return hash;
    }

    static @Nullable Word of(long hash) {
        return WORDS[slot(hash)];
    }

    /** Whether a literal after that word stays as it is written. */
    static boolean keepsLiteral(long hash) {
        return KEEPS[slot(hash)];
    }

    private static void put(String text, Word word) {
        long hash = hash(text, 0, text.length());
        int slot = slot(hash);
        HASHES[slot] = hash;
        WORDS[slot] = word;
        KEEPS[slot] = KEEPING.contains(text);
    }

    private static int slot(long hash) {
        int slot = (int) (hash ^ hash >>> 32) & SLOTS - 1;
        while (WORDS[slot] != null && HASHES[slot] != hash) {
            slot = slot + 1 & SLOTS - 1;
        }
        return slot;
    }

    /** What a statement does that starts with this word; null for one that says nothing of it. */
    @Nullable
    Verb verb() {
        return switch (this) {
            case SELECT, VALUES -> Verb.SELECT;
            case INSERT -> Verb.INSERT;
            case UPDATE -> Verb.UPDATE;
            case DELETE -> Verb.DELETE;
            case MERGE -> Verb.MERGE;
            case CALL -> Verb.CALL;
            case DDL -> Verb.DDL;
            default -> null;
        };
    }
}
