package io.modelregistry.publish;

import java.nio.file.Path;

/** The law of paths that are written, published or deleted: inside the site, and no dotfile. */
public final class SitePaths {
  private SitePaths() {}

  /**
   * The path unchanged.
   *
   * @throws PublishException when it leads out of the site, or is no plain relative path
   */
  public static String checked(String path) {
    if (!isLawful(path)) {
      throw new PublishException(
          "refused the path \"" + printable(path) + "\": it does not lie inside the site");
    }
    return path;
  }

  /**
   * Where a path lies under a folder.
   *
   * @throws PublishException when it would not lie there
   */
  public static Path resolve(Path folder, String path) {
    Path resolved = folder.resolve(checked(path));
    if (!resolved.normalize().startsWith(folder.normalize())) {
      throw new PublishException(
          "refused the path \"" + printable(path) + "\": it does not lie inside " + folder);
    }
    return resolved;
  }

  static boolean isLawful(String path) {
    if (path.isEmpty() || path.length() > 1000) {
      return false;
    }
    int segment = 0;
    for (int i = 0; i <= path.length(); i++) {
      char letter = i == path.length() ? '/' : path.charAt(i);
      boolean starts = i == segment;
      if ((starts && (letter == '/' || letter == '.'))
          || letter == '\\'
          || Character.isISOControl(letter)) {
        return false;
      }
      segment = letter == '/' ? i + 1 : segment;
    }
    return true;
  }

  private static String printable(String path) {
    String start = path.length() > 200 ? path.substring(0, 200) + "…" : path;
    return start.replaceAll("\\p{Cc}", "?");
  }
}
