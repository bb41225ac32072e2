package io.modelregistry.source;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** Where the authored files are: the folder that holds {@code registry.json}. */
public final class DataFolder {
  /** The folder's usual name. */
  public static final String NAME = "registry-data";

  /** The file that marks it. */
  public static final String MARKER = "registry.json";

  private DataFolder() {}

  /**
   * The nearest {@code registry-data} with a {@code registry.json}, in {@code from} or a folder
   * above it. A {@code registry-data} that is a symbolic link does not count: a pull request could
   * point it anywhere.
   *
   * @throws SourceException when there is none
   */
  public static Path locate(Path from) {
    Path start = from.toAbsolutePath().normalize();
    List<Path> candidates = candidates(start);
    for (Path candidate : candidates) {
      if (isMarked(candidate)) {
        return candidate;
      }
    }
    throw new SourceException(
        candidates.isEmpty()
            ? "There is no "
                + NAME
                + " folder with a "
                + MARKER
                + " in "
                + start
                + " or above it. Change to a clone of the registry, or name the folder with --data."
            : "The folder "
                + candidates.get(0)
                + " has no "
                + MARKER
                + ", so it is not a registry's data.");
  }

  /** Whether {@link #locate} finds one. */
  public static boolean isAbove(Path from) {
    return candidates(from.toAbsolutePath().normalize()).stream().anyMatch(DataFolder::isMarked);
  }

  /** Folders of that name, the nearest first. */
  private static List<Path> candidates(Path start) {
    return Stream.iterate(start, Objects::nonNull, Path::getParent)
        .map(folder -> folder.resolve(NAME))
        .filter(folder -> Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS))
        .toList();
  }

  /**
   * The folder a person named, which may be a link.
   *
   * @throws SourceException when it does not exist, is no folder, or has no {@code registry.json}
   */
  public static Path named(Path given) {
    Path folder = existing(given);
    if (isMarked(folder)) {
      return folder;
    }
    Path below = folder.resolve(NAME);
    throw new SourceException(
        "The folder "
            + given
            + " has no "
            + MARKER
            + (isMarked(below) ? "; did you mean --data " + given.resolve(NAME) + "?" : "."));
  }

  /**
   * Like {@link #named}, but a folder with nothing in it is taken too: a registry that is yet to be
   * filled.
   *
   * @throws SourceException as {@link #named}
   */
  public static Path namedOrEmpty(Path given) {
    return isEmpty(existing(given)) ? existing(given) : named(given);
  }

  /**
   * Whether a folder holds nothing of a registry: no file or folder but README.md and dotfiles.
   *
   * @throws SourceException when it cannot be listed
   */
  public static boolean isEmpty(Path folder) {
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder)) {
      for (Path entry : entries) {
        if (!Intake.isSkipped(EntryName.of(entry).shown())) {
          return false;
        }
      }
      return true;
    } catch (IOException e) {
      throw new SourceException("The data folder " + folder + " cannot be listed.", e);
    }
  }

  private static Path existing(Path given) {
    Path folder = given.toAbsolutePath().normalize();
    if (!Files.exists(folder)) {
      throw new SourceException("The data folder " + given + " does not exist.");
    }
    if (!Files.isDirectory(folder)) {
      throw new SourceException(
          "The data folder " + given + " is not a folder; --data wants the one with " + MARKER);
    }
    return folder;
  }

  private static boolean isMarked(Path folder) {
    // Any kind of entry will do: what is wrong with it is for validation to say.
    return Files.exists(folder.resolve(MARKER), LinkOption.NOFOLLOW_LINKS);
  }
}
