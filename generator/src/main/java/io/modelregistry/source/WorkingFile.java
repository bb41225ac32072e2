package io.modelregistry.source;

import java.nio.charset.StandardCharsets;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectInserter;
import org.jspecify.annotations.Nullable;

/** Whether a file in the working tree is what a blob holds. */
final class WorkingFile implements AutoCloseable {
  private final ObjectInserter.Formatter hash = new ObjectInserter.Formatter();

  boolean isSame(byte[] bytes, @Nullable ObjectId blob) {
    if (blob == null) {
      return false;
    }
    if (hash.idFor(Constants.OBJ_BLOB, bytes).equals(blob)) {
      return true;
    }
    // A checkout may turn LF into CRLF (core.autocrlf): Git does not call that a change either.
    String text = new String(bytes, StandardCharsets.ISO_8859_1);
    return text.contains("\r\n")
        && hash.idFor(
                Constants.OBJ_BLOB,
                text.replace("\r\n", "\n").getBytes(StandardCharsets.ISO_8859_1))
            .equals(blob);
  }

  @Override
  public void close() {
    hash.close();
  }
}
