package dev.flycatcher.analyzer.report;

import dev.flycatcher.analyzer.detect.Finding;
import dev.flycatcher.analyzer.detect.Parent;
import dev.flycatcher.analyzer.trace.Frame;
import java.util.zip.CRC32;

/**
 * Names a finding so that the next report names it the same: by rule, statements, columns and method, not by lines,
 * counts or the order of the report.
 */
final class Key {
    private Key() {}

    /** {@code A01-5c3e9d21}. */
    static String of(Finding finding) {
        CRC32 crc = new CRC32();
        crc.update(text(finding).getBytes(java.nio.charset.StandardCharsets.UTF_8));
        return String.format("%s-%08x", finding.rule(), crc.getValue());
    }

    private static String text(Finding finding) {
        Parent parent = finding.parent();
        Frame frame = finding.loop() == null ? finding.callSite() : finding.loop();
        return String.join(
                "\u0000",
                finding.rule(),
                parent == null ? "" : parent.shape().fingerprint() + "." + parent.column(),
                finding.child().shape().fingerprint() + "." + finding.child().bind(),
                frame == null ? "" : frame.type() + "." + frame.method());
    }
}
