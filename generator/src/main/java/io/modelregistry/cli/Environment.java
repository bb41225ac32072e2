package io.modelregistry.cli;

import java.io.InputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;

/**
 * What a command may use of the world around it.
 *
 * @param in what is typed or piped in
 * @param out results
 * @param err progress, logs and errors
 * @param folder the folder that relative paths start from
 * @param home the person's home folder
 * @param clock what day it is
 * @param terminal whether a person watches {@code out} and likes colours
 * @param askable whether a person sits at {@code in} and can be asked
 * @param variables the variables of the process that Git and others heed
 */
record Environment(
    InputStream in,
    PrintStream out,
    PrintStream err,
    Path folder,
    Path home,
    Clock clock,
    boolean terminal,
    boolean askable,
    Map<String, String> variables) {}
