package io.modelregistry.source;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.eclipse.jgit.diff.DiffFormatter;
import org.eclipse.jgit.diff.EditList;
import org.eclipse.jgit.diff.HistogramDiff;
import org.eclipse.jgit.diff.RawText;
import org.eclipse.jgit.diff.RawTextComparator;

/** The difference of two states of a file, as {@code git diff} shows it and others can apply it. */
public final class UnifiedDiff {
  private static final String NOWHERE = "/dev/null";

  private UnifiedDiff() {}

  /**
   * The difference of one file.
   *
   * @param path as it is to be shown, with {@code /}
   * @param before empty when the file is new
   * @param after empty when it goes
   */
  public static String of(String path, Optional<byte[]> before, Optional<byte[]> after) {
    StringBuilder head = new StringBuilder("diff --git a/" + path + " b/" + path + "\n");
    if (before.isEmpty()) {
      head.append("new file mode 100644\n");
    } else if (after.isEmpty()) {
      head.append("deleted file mode 100644\n");
    }
    return head
        + lines(
            before.map(bytes -> "a/" + path).orElse(NOWHERE),
            after.map(bytes -> "b/" + path).orElse(NOWHERE),
            before.orElse(new byte[0]),
            after.orElse(new byte[0]));
  }

  /** The difference of a file that lies elsewhere now. */
  public static String moved(String from, String to, byte[] before, byte[] after) {
    return "diff --git a/"
        + from
        + " b/"
        + to
        + "\nrename from "
        + from
        + "\nrename to "
        + to
        + "\n"
        + lines("a/" + from, "b/" + to, before, after);
  }

  private static String lines(String from, String to, byte[] before, byte[] after) {
    RawText old = new RawText(before);
    RawText fresh = new RawText(after);
    EditList edits = new HistogramDiff().diff(RawTextComparator.DEFAULT, old, fresh);
    if (edits.isEmpty()) {
      return "";
    }
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (DiffFormatter formatter = new DiffFormatter(out)) {
      formatter.format(edits, old, fresh);
      formatter.flush();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return "--- " + from + "\n+++ " + to + "\n" + out.toString(StandardCharsets.UTF_8);
  }
}
