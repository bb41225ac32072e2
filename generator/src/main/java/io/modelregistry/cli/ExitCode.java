package io.modelregistry.cli;

/** What the command tells the shell. */
final class ExitCode {
  /** Done. */
  static final int FINE = 0;

  /** There are findings, or the answer is no. */
  static final int FINDINGS = 1;

  /** The arguments are wrong. */
  static final int USAGE = 2;

  /** Network, Git, S3 or the file system kept it from working. */
  static final int ENVIRONMENT = 3;

  /** A bug in this program. */
  static final int BUG = 4;

  private ExitCode() {}
}
