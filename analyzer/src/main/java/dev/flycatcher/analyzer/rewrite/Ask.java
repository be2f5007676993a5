package dev.flycatcher.analyzer.rewrite;

import dev.flycatcher.analyzer.detect.Finding;
import dev.flycatcher.analyzer.detect.Link;
import dev.flycatcher.analyzer.detect.Parent;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a rewrite is made from.
 *
 * @param child the repeated statement
 * @param marker the marker of it that holds the key, from 1
 * @param parent the query that fed it, "" when none did
 * @param column the column of the parent's result the keys are read from
 * @param index that column's 1-based index, 0 when not known
 * @param also further binds that come from the same rows of the parent
 * @param single whether rows were found, and never two for one key
 */
record Ask(String child, int marker, String parent, String column, int index, List<Link> also, boolean single) {

    static Ask of(Finding finding) {
        Parent parent = finding.parent();
        String child = finding.child().shape().sql();
        int marker = finding.child().bind();
        boolean single = finding.child().toOne() && finding.child().rows() > 0;
        return parent == null
                ? new Ask(child, marker, "", "", 0, List.of(), single)
                : new Ask(
                        child,
                        marker,
                        parent.shape().sql(),
                        parent.column(),
                        parent.index(),
                        finding.flow() == null ? List.of() : finding.flow().also(),
                        single);
    }

    /** The child's markers that hold the key, in the order of the text. */
    List<Integer> markers() {
        return Key.markers(marker, also);
    }

    /** Where the parent's result has the key's parts, in the same order. */
    List<Rows.Place> places() {
        Map<Integer, Rows.Place> places = new TreeMap<>();
        places.put(marker, new Rows.Place(column, index));
        also.forEach(link -> places.put(link.bind(), new Rows.Place(link.column(), link.index())));
        return List.copyOf(places.values());
    }
}
