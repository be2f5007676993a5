package dev.flycatcher.analyzer.report;

import dev.flycatcher.analyzer.detect.Finding;
import dev.flycatcher.analyzer.detect.Parent;
import dev.flycatcher.analyzer.trace.Frame;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * Names a finding so that the next report names it the same: by rule, statements, columns and method, not by lines,
 * counts or the order of the report.
 */
final class Key {
    private static final int BYTES = 6;

    private Key() {}

    /** {@code A01-5c3e9d21a07f}. */
    static String of(Finding finding) {
        byte[] digest = sha256(text(finding));
        return finding.rule() + "-" + HexFormat.of().formatHex(digest, 0, BYTES);
    }

    /** A shape's fingerprint as people write it: 16 hexadecimal digits. */
    static String hex(long fingerprint) {
        return HexFormat.of().toHexDigits(fingerprint);
    }

    static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256.", e);
        }
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
