package io.modelregistry.json;

import io.modelregistry.finding.Location;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * One authored file as a tree whose every value knows where it stands. Numbers in it are exact:
 * whole ones as {@code long}, others as decimals without trailing zeros. Nobody changes the tree.
 */
public final class JsonDocument {
  private final String path;
  private final String text;
  private final JsonNode root;
  private volatile @Nullable Positions positions;

  JsonDocument(String path, String text, JsonNode root) {
    this.path = path;
    this.text = text;
    this.root = root;
  }

  /** Where the file lies, relative to the data folder, with {@code /}. */
  public String path() {
    return path;
  }

  /** The file's text without a byte order mark. */
  public String text() {
    return text;
  }

  /** The value of the whole file. */
  public JsonNode root() {
    return root;
  }

  /** The value at a JSON pointer; null when there is none. */
  public @Nullable JsonNode at(String pointer) {
    JsonNode node = root.at(pointer);
    return node.isMissingNode() ? null : node;
  }

  /**
   * Where the value at {@code pointer} starts; where there is no such value, where its nearest
   * ancestor starts. The location keeps the pointer as asked.
   */
  public Location locate(String pointer) {
    return known().value(path, pointer);
  }

  /**
   * Where the name of the property at {@code pointer} starts; what is no property is located by its
   * value.
   */
  public Location locateKey(String pointer) {
    return known().name(path, pointer);
  }

  /** Positions are found when first asked for: a file without findings never needs them. */
  private Positions known() {
    Positions found = positions;
    if (found == null) {
      found = Positions.of(text);
      positions = found;
    }
    return found;
  }
}
