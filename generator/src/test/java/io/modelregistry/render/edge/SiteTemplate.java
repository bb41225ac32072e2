package io.modelregistry.render.edge;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** The CloudFormation template as it lies in the repository; {@code !Sub x} reads as {@code x}. */
final class SiteTemplate {
  private static final Path FILE = Path.of("..", ".github", "aws", "site.yaml");
  private static final String CODE_KEY = "FunctionCode: !Sub |\n";

  private final JsonNode root;

  private SiteTemplate(JsonNode root) {
    this.root = root;
  }

  static SiteTemplate read() {
    return new SiteTemplate(new YAMLMapper().readTree(text()));
  }

  /** Puts the code of the function in place of what stands there. */
  static void writeFunction(String code) {
    String text = text();
    int start = text.indexOf(CODE_KEY) + CODE_KEY.length();
    int end = text.indexOf("\n\n  Distribution:", start) + 1;
    String indented = code.strip().indent(8).replaceAll("(?m)^ +$", "");
    try {
      Files.writeString(FILE, text.substring(0, start) + indented + text.substring(end));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String text() {
    try {
      return Files.readString(FILE);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The properties of a resource. */
  JsonNode resource(String name) {
    return root.required("Resources").required(name).required("Properties");
  }

  /** The default of a parameter. */
  String parameter(String name) {
    return root.required("Parameters").required(name).required("Default").asString();
  }

  /** The code of the function, with its parameter still open. */
  String functionCode() {
    return resource("TidyUrls").required("FunctionCode").asString();
  }
}
