package io.modelregistry.json;

import io.modelregistry.finding.Location;

/** A line and a column, both from 1, of an offset in a text. */
record TextPlace(int line, int column) {
  static TextPlace at(String text, int offset) {
    int line = 1;
    int start = 0;
    for (int i = 0; i < offset; i++) {
      char c = text.charAt(i);
      if (c == '\n' || (c == '\r' && (i + 1 >= text.length() || text.charAt(i + 1) != '\n'))) {
        line++;
        start = i + 1;
      }
    }
    return new TextPlace(line, offset - start + 1);
  }

  Location in(String path) {
    return new Location(path, line, column, "");
  }
}
