package dev.flycatcher.analyzer.rewrite;

/** Why a statement is not rewritten, in words that finish the sentence "No SQL is shown: ...". */
sealed class Refusal extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Refusal(String reason) {
        super(reason, null, false, false);
    }

    String reason() {
        return String.valueOf(getMessage());
    }

    /** A statement gives more rows than are compared. */
    static final class TooManyRows extends Refusal {
        private static final long serialVersionUID = 1L;

        TooManyRows(long rows) {
            super("more than " + Advice.number(rows) + " rows");
        }
    }
}
