package io.modelregistry.publish;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Walks over folders; symbolic links are never followed. */
final class Tree {
  private Tree() {}

  /** What lies in a folder, folders themselves aside, by path with {@code /}; links included. */
  static SortedMap<String, BasicFileAttributes> files(Path folder) throws IOException {
    SortedMap<String, BasicFileAttributes> files = new TreeMap<>();
    Files.walkFileTree(
        folder,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            files.put(path(folder, file), attributes);
            return FileVisitResult.CONTINUE;
          }
        });
    return files;
  }

  /** Deletes a folder with all that lies in it, or a file; nothing when there is none. */
  static void delete(Path root) throws IOException {
    if (!Files.exists(root, LinkOption.NOFOLLOW_LINKS)) {
      return;
    }
    Files.walkFileTree(
        root,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            Files.delete(file);
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult postVisitDirectory(Path folder, @Nullable IOException e)
              throws IOException {
            if (e != null) {
              throw e;
            }
            Files.delete(folder);
            return FileVisitResult.CONTINUE;
          }
        });
  }

  /** Cheaper than to relativize, which a big site has its share of. */
  private static String path(Path folder, Path file) {
    String start = folder.toString();
    String separator = file.getFileSystem().getSeparator();
    String path =
        file.toString()
            .substring(start.length() + (start.endsWith(separator) ? 0 : separator.length()));
    return separator.equals("/") ? path : path.replace(separator, "/");
  }
}
