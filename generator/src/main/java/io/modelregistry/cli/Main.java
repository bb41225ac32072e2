package io.modelregistry.cli;

import java.io.Console;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import picocli.CommandLine;

/** The {@code registry} command's first and last step. */
public final class Main {
  private Main() {}

  /** Runs one command and ends the process with its exit code. */
  public static void main(String[] args) {
    // UTF-8 whatever the locale says, and no flush for each line of long results.
    PrintStream out =
        new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
    PrintStream err =
        new PrintStream(new FileOutputStream(FileDescriptor.err), true, StandardCharsets.UTF_8);
    Environment environment =
        new Environment(
            System.in,
            out,
            err,
            Path.of("").toAbsolutePath(),
            Path.of(System.getProperty("user.home", "/")).toAbsolutePath(),
            Clock.systemUTC(),
            CommandLine.Help.Ansi.AUTO.enabled(),
            isAskable(),
            System.getenv());
    int code = RegistryCommand.run(environment, args);
    out.flush();
    err.flush();
    System.exit(code);
  }

  /** From Java 22 on there is a console without a terminal too. */
  @SuppressWarnings("SystemConsoleNull")
  private static boolean isAskable() {
    Console console = System.console();
    if (console == null) {
      return false;
    }
    try {
      return (boolean) Console.class.getMethod("isTerminal").invoke(console);
    } catch (ReflectiveOperationException e) {
      return true;
    }
  }
}
