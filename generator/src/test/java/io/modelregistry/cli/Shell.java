package io.modelregistry.cli;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;

/** Types commands as a person would, in a folder, on a fixed day. */
final class Shell {
  private final Path folder;
  private final Clock clock;
  private InputStream in = InputStream.nullInputStream();
  private boolean askable;
  private Map<String, String> variables = Map.of();

  Shell(Path folder) {
    this(folder, Instant.parse("2026-11-22T12:00:00Z"));
  }

  Shell(Path folder, Instant now) {
    this.folder = folder;
    this.clock = Clock.fixed(now, ZoneOffset.UTC);
  }

  /** The same, with that piped in. */
  Shell typing(String text) {
    in = new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    return this;
  }

  /** The same, with a person at the keyboard who types that. */
  Shell answering(String... lines) {
    askable = true;
    return typing(String.join("\n", lines) + "\n");
  }

  /** The same, with these variables and none besides. */
  Shell with(Map<String, String> set) {
    variables = Map.copyOf(set);
    return this;
  }

  /** What a command came to. */
  record Result(int code, String out, String err) {}

  Result run(String... args) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    int code =
        RegistryCommand.run(
            environment(
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8)),
            args);
    return new Result(
        code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
  }

  Environment environment(PrintStream out, PrintStream err) {
    return new Environment(
        in, out, err, folder, folder.resolve("no-home"), clock, false, askable, variables);
  }
}
