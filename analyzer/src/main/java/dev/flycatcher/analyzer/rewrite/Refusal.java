package dev.flycatcher.analyzer.rewrite;

/** Why a statement is not rewritten, in words that finish the sentence "No SQL is shown: ...". */
final class Refusal extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Refusal(String reason) {
        super(reason, null, false, false);
    }

    String reason() {
        return String.valueOf(getMessage());
    }
}
