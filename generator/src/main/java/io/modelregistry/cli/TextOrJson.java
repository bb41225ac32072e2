package io.modelregistry.cli;

/** The two formats of most answers. */
enum TextOrJson {
  TEXT,
  JSON
}
