package io.modelregistry.app.verify;

import io.modelregistry.app.fetch.Answer;
import io.modelregistry.app.fetch.HttpFetcher;
import io.modelregistry.json.Quoted;
import io.modelregistry.render.MediaTypes;
import io.modelregistry.render.Sha256;
import io.modelregistry.render.api.ApiRoute;
import io.modelregistry.render.api.FileList;
import io.modelregistry.sync.FetchRequest;
import io.modelregistry.sync.ImportException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;

/**
 * A site as its readers get it, over HTTP. It is held to its own {@code files.txt}, and that to the
 * hash in {@code revision.json}. What is there beside the listed files cannot be seen from outside.
 */
public final class WebSite {
  /** The largest file that is read, in bytes. */
  private static final int MAX_FILE = 512 * 1024 * 1024;

  /** After so many files without any answer the host is taken to be gone. */
  private static final int PATIENCE = 20;

  private static final int OK = 200;
  private static final int NOT_FOUND = 404;
  private static final int GONE = 410;

  /** An address that no site has, since ids are not that long. */
  private static final String NOWHERE = ApiRoute.MODEL.path("-".repeat(120));

  private final HttpFetcher fetcher;
  private final String root;
  private final AtomicInteger silent = new AtomicInteger();

  /**
   * @param fetcher without a cache, which would answer from memory
   * @param url of the site's root
   */
  public WebSite(HttpFetcher fetcher, String url) {
    this.fetcher = fetcher;
    this.root = url.endsWith("/") ? url : url + "/";
  }

  /**
   * Fetches every file and compares it with the list.
   *
   * @throws ImportException when the site has no revision or no list, or does not answer at all
   */
  public Verdict verify(Effort effort) {
    byte[] revisionBytes = required(ApiRoute.REVISION.path());
    byte[] listBytes = required(ApiRoute.FILES.path());
    SiteRevision revision;
    List<FileList.Line> files;
    try {
      revision = SiteRevision.parse(revisionBytes);
      files = FileList.parse(listBytes);
    } catch (IllegalArgumentException e) {
      throw new ImportException(
          root + " has a revision or a list of files that cannot be read: " + e.getMessage());
    }
    Queue<Problem> problems = new ConcurrentLinkedQueue<>();
    String hash = Sha256.of(listBytes);
    if (!hash.equals(revision.siteHash())) {
      problems.add(
          new Problem(Problem.Kind.STALE, ApiRoute.REVISION.path(), hash, revision.siteHash()));
    }
    effort.forEach(files, file -> check(file, problems));
    checkNowhere(problems);
    return new Verdict(root, revision, files.size() + 2, List.copyOf(problems));
  }

  private byte[] required(String path) {
    Answer answer = get(path);
    if (answer.status() != OK) {
      throw new ImportException(
          "there is no site of this kind at "
              + root
              + ": "
              + path
              + " answered with status "
              + answer.status());
    }
    return answer.body();
  }

  private Answer get(String path) {
    String escaped =
        Arrays.stream(path.split("/", -1))
            .map(part -> URLEncoder.encode(part, StandardCharsets.UTF_8).replace("+", "%20"))
            .collect(Collectors.joining("/"));
    return fetcher.answer(FetchRequest.any(root + escaped, MAX_FILE));
  }

  private void check(FileList.Line file, Queue<Problem> problems) {
    String path = file.path();
    Answer answer;
    try {
      answer = get(path);
    } catch (ImportException e) {
      problems.add(new Problem(Problem.Kind.UNREADABLE, path, "", String.valueOf(e.getMessage())));
      if (silent.incrementAndGet() >= PATIENCE) {
        throw new ImportException(
            root + " did not answer for " + PATIENCE + " files, the last time: " + e.getMessage());
      }
      return;
    }
    int status = answer.status();
    if (status == NOT_FOUND || status == GONE) {
      problems.add(new Problem(Problem.Kind.MISSING, path, file.sha256(), ""));
      return;
    }
    if (status != OK) {
      problems.add(new Problem(Problem.Kind.UNREADABLE, path, "status 200", "status " + status));
      return;
    }
    String hash = Sha256.of(answer.body());
    if (!hash.equals(file.sha256())) {
      problems.add(new Problem(Problem.Kind.DIFFERENT, path, file.sha256(), hash));
    }
    String type = MediaTypes.of(path);
    if (!isSame(type, answer.contentType())) {
      problems.add(
          new Problem(Problem.Kind.WRONG_TYPE, path, type, Quoted.shortened(answer.contentType())));
    }
  }

  /**
   * A site that answers everything with a page tells programs that what is not there is. Only that
   * it does not say 200 matters, for stores that nobody may list say 403.
   */
  private void checkNowhere(Queue<Problem> problems) {
    try {
      if (get(NOWHERE).status() == OK) {
        problems.add(
            new Problem(
                Problem.Kind.EXTRA, NOWHERE, "status 404, for nothing is there", "status 200"));
      }
    } catch (ImportException e) {
      problems.add(
          new Problem(Problem.Kind.UNREADABLE, NOWHERE, "", String.valueOf(e.getMessage())));
    }
  }

  /** The same type; a charset that only one of them names is no difference where it is UTF-8. */
  private static boolean isSame(String expected, String found) {
    return essence(expected).equals(essence(found))
        && (charset(found).isEmpty() || charset(found).equals("utf-8"));
  }

  private static String essence(String type) {
    return type.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
  }

  private static String charset(String type) {
    return Arrays.stream(type.split(";", -1))
        .map(part -> part.strip().toLowerCase(Locale.ROOT))
        .filter(part -> part.startsWith("charset="))
        .map(part -> part.substring("charset=".length()).replace("\"", ""))
        .findFirst()
        .orElse("");
  }
}
