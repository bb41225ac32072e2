package io.modelregistry.edit;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What shall become of one file. Its bytes are shared, not copied: nobody writes to them.
 *
 * @param path relative to the data folder, with {@code /}; never leaves the folder
 * @param content the file's new bytes; empty deletes it
 */
@SuppressWarnings("ArrayRecordComponent")
public record FileEdit(String path, Optional<byte[]> content) {
  private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]*");

  /**
   * @throws IllegalArgumentException when the path is absolute, leaves the folder, names a hidden
   *     file or holds anything but letters, digits, {@code .}, {@code _}, {@code -} and {@code /}
   */
  public FileEdit {
    for (String part : path.split("/", -1)) {
      if (!PLAIN.matcher(part).matches()) {
        throw new IllegalArgumentException("not a path inside the data folder: " + path);
      }
    }
  }

  /** The file shall have these bytes. */
  public static FileEdit write(String path, byte[] content) {
    return new FileEdit(path, Optional.of(content));
  }

  /** The file shall be gone. */
  public static FileEdit delete(String path) {
    return new FileEdit(path, Optional.empty());
  }
}
