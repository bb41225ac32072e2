package io.modelregistry.source;

import io.modelregistry.finding.Finding;
import io.modelregistry.finding.Location;
import io.modelregistry.finding.Severity;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Collects a snapshot within bounds, by the same law for working trees and revisions. What is out
 * of bounds becomes a finding before any of its bytes are read.
 */
final class Intake {
  /** The largest file, in bytes; the largest lawful one is a few kilobytes. */
  static final int MAX_FILE_BYTES = 1_000_000;

  /** All files together, in bytes. */
  static final long MAX_TOTAL_BYTES = 256_000_000;

  /** Files and folders together. */
  static final int MAX_ENTRIES = 200_000;

  /** Folders within folders. */
  static final int MAX_DEPTH = 16;

  private final int maxEntries;
  private final Map<String, SourceFile> files = new TreeMap<>();
  private final List<Finding> findings = new ArrayList<>();
  private final Set<String> refused = new HashSet<>();
  private int entries;
  private long bytes;
  private boolean full;

  Intake() {
    this(MAX_ENTRIES);
  }

  /** With another bound than {@link #MAX_ENTRIES}, so that a test can reach it. */
  Intake(int maxEntries) {
    this.maxEntries = maxEntries;
  }

  /** Whether a file or folder of that name is none of the registry's business. */
  static boolean isSkipped(String name) {
    return name.startsWith(".") || name.equals("README.md");
  }

  /** How many entries of one folder are worth listing. */
  int entriesLeft() {
    return maxEntries - entries;
  }

  /** Whether a bound on the whole was hit: nothing more is taken. */
  boolean isFull() {
    return full;
  }

  /** Counts a file or folder and says whether there is still room for it. */
  boolean admitsEntry(String path) {
    entries++;
    if (entries > maxEntries && !full) {
      full = true;
      refuse(
          SourceRule.REGISTRY_TOO_LARGE,
          path,
          String.format(
              Locale.ROOT,
              "the data folder has more than %,d files and folders; this and the rest are not read",
              maxEntries),
          "look for files that do not belong here");
    }
    return !full;
  }

  /** Says whether the folder may be entered; {@code depth} is 1 for the data folder's own. */
  boolean admitsFolder(String path, int depth) {
    if (path.endsWith(".json")) {
      refuse(
          SourceRule.NOT_A_FILE,
          path,
          "this is a folder where a file is expected",
          "remove the folder, or rename it without '.json'");
      return false;
    }
    if (depth > MAX_DEPTH) {
      refuse(
          SourceRule.FOLDER_TOO_DEEP,
          path,
          "folders are nested more than " + MAX_DEPTH + " deep; this one is not read",
          "authored files lie at most three folders deep");
      return false;
    }
    return true;
  }

  /** Says whether the file may be read; {@code size} in bytes. */
  boolean admitsFile(String path, long size) {
    if (size > MAX_FILE_BYTES) {
      refuse(
          SourceRule.FILE_TOO_LARGE,
          path,
          String.format(
              Locale.ROOT,
              "the file has %,d bytes; more than %,d are not read",
              size,
              MAX_FILE_BYTES),
          "an authored file holds one entity, a few kilobytes");
      return false;
    }
    if (bytes + size > MAX_TOTAL_BYTES && !full) {
      full = true;
      refuse(
          SourceRule.REGISTRY_TOO_LARGE,
          path,
          String.format(
              Locale.ROOT,
              "the data folder has more than %,d bytes; this and the rest are not read",
              MAX_TOTAL_BYTES),
          "look for files that do not belong here");
    }
    return !full;
  }

  void take(String path, byte[] content) {
    bytes += content.length;
    files.put(path, new SourceFile(path, content));
  }

  void refuse(SourceRule rule, String path, String message, String hint) {
    refused.add(path);
    findings.add(
        new Finding(Severity.ERROR, rule.code(), Location.ofFile(path), message, hint, false));
  }

  void refuseName(String path) {
    refuse(
        SourceRule.UNLAWFUL_FILE_NAME,
        path,
        "the name has other characters than printable ASCII (they are shown as %XX here)",
        "name files by their id: lower-case letters, digits, '.', '_' and '-'");
  }

  void refuseKind(String path, String kind) {
    refuse(
        SourceRule.NOT_A_FILE,
        path,
        "this is a " + kind + ", not a file; it is not followed or opened",
        "put a regular file here");
  }

  Map<String, SourceFile> files() {
    return files;
  }

  /** Whether something at that path was refused. */
  boolean hasRefused(String path) {
    return refused.contains(path);
  }

  Snapshot finish(Provenance provenance) {
    return new Snapshot(files, findings.stream().sorted().toList(), provenance);
  }
}
