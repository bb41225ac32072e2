package io.modelregistry.publish;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.regex.Pattern;

/** Where to publish, as a person writes it. */
public sealed interface Destination {
  /** {@code file:DIR}; relative to the working directory unless absolute. */
  record Folder(Path path) implements Destination {}

  /**
   * {@code s3://bucket[/prefix]}.
   *
   * @param prefix without {@code /} at its ends; empty for the bucket's root
   */
  record Bucket(String bucket, String prefix) implements Destination {
    private static final Pattern NAME = Pattern.compile("[a-z0-9]([a-z0-9.-]*[a-z0-9])?");
    private static final Pattern ADDRESS = Pattern.compile("[0-9]+(\\.[0-9]+){3}");
    private static final Pattern SEGMENT = Pattern.compile("[A-Za-z0-9!_.*'()=@+~-]+");

    /** The key in the bucket of an object's key. */
    public String key(String key) {
      return prefix.isEmpty() ? key : prefix + "/" + key;
    }

    @Override
    public String toString() {
      return "s3://" + bucket + (prefix.isEmpty() ? "" : "/" + prefix);
    }
  }

  /**
   * Reads {@code s3://bucket[/prefix]} or {@code file:DIR}.
   *
   * @throws IllegalArgumentException when it is neither, in words for the person who gave it
   */
  static Destination parse(String text) {
    if (text.startsWith("s3://")) {
      return bucket(text);
    }
    if (text.startsWith("file:")) {
      return folder(text);
    }
    throw unlawful(text, "it starts with neither s3:// nor file:");
  }

  private static Destination bucket(String text) {
    String rest = text.substring("s3://".length());
    int slash = rest.indexOf('/');
    String bucket = slash < 0 ? rest : rest.substring(0, slash);
    String prefix = slash < 0 ? "" : rest.substring(slash + 1).replaceAll("/$", "");
    if (bucket.length() < 3
        || bucket.length() > 63
        || bucket.contains("..")
        || !Bucket.NAME.matcher(bucket).matches()
        || Bucket.ADDRESS.matcher(bucket).matches()) {
      throw unlawful(
          text,
          "a bucket's name has 3 to 63 characters of a-z, 0-9, '-' and '.',"
              + " and begins and ends with a letter or digit");
    }
    if (prefix.length() > 500) {
      throw unlawful(text, "its prefix is longer than 500 characters");
    }
    for (String segment : prefix.isEmpty() ? new String[0] : prefix.split("/", -1)) {
      if (segment.equals(".")
          || segment.equals("..")
          || !Bucket.SEGMENT.matcher(segment).matches()) {
        throw unlawful(
            text, "its prefix has an empty part or characters that URLs do not carry well");
      }
    }
    return new Bucket(bucket, prefix);
  }

  private static Destination folder(String text) {
    String path = text.substring("file:".length()).replaceFirst("^//(?=/)", "");
    if (path.isEmpty()) {
      throw unlawful(text, "it names no folder");
    }
    if (path.startsWith("//")) {
      throw unlawful(text, "it names another host; write file:DIR or file:///DIR");
    }
    try {
      return new Folder(Path.of(path));
    } catch (InvalidPathException e) {
      throw unlawful(text, "it is no path on this system");
    }
  }

  private static IllegalArgumentException unlawful(String text, String why) {
    return new IllegalArgumentException(
        "\""
            + text.replaceAll("\\p{Cc}", "?").replaceFirst("//[^/]*@", "//***@")
            + "\" is no place to publish to: "
            + why
            + "; write s3://BUCKET[/PREFIX] or file:DIR");
  }
}
