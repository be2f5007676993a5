package dev.flycatcher.analyzer.detect;

import java.util.List;
import java.util.Set;

/** What was said of one unit, so that it can be said of more that look alike. */
public final class Judgement {
    private final List<Finding> findings;
    private final List<Reference> references;
    private final Set<Unjudged.Lack> lacks;

    Judgement(List<Finding> findings, List<Reference> references, Set<Unjudged.Lack> lacks) {
        this.findings = findings;
        this.references = references;
        this.lacks = lacks;
    }

    /** In the order of the rules. */
    public List<Finding> findings() {
        return findings;
    }

    /** Findings, and references between tables. */
    public int size() {
        return findings.size() + references.size();
    }

    List<Reference> references() {
        return references;
    }

    Set<Unjudged.Lack> lacks() {
        return lacks;
    }
}
