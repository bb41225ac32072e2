package io.modelregistry.cli;

import java.io.InputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;

/**
 * What a command may use of the world around it.
 *
 * @param out results
 * @param err progress, logs and errors
 * @param folder the folder that relative paths start from
 * @param home the person's home folder
 * @param clock what day it is
 * @param variables the process's environment variables
 * @param terminal whether a person watches {@code out} and likes colours
 */
record Environment(
    InputStream in,
    PrintStream out,
    PrintStream err,
    Path folder,
    Path home,
    Clock clock,
    Map<String, String> variables,
    boolean terminal) {
  Environment {
    variables = Map.copyOf(variables);
  }
}
