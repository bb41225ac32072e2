package io.modelregistry.bench;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.gaul.s3proxy.S3Proxy;
import org.gaul.s3proxy.auth.AuthenticationType;
import org.gaul.s3proxy.blobstore.BlobStore;
import org.gaul.s3proxy.blobstore.ForwardingBlobStore;
import org.gaul.s3proxy.nio2blob.TransientNio2BlobStore;
import software.amazon.awssdk.core.ResponseInputStream;
import software.amazon.awssdk.services.s3.model.CopyObjectRequest;
import software.amazon.awssdk.services.s3.model.CopyObjectResponse;
import software.amazon.awssdk.services.s3.model.DeleteObjectRequest;
import software.amazon.awssdk.services.s3.model.DeleteObjectResponse;
import software.amazon.awssdk.services.s3.model.GetObjectRequest;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.HeadObjectRequest;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Request;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Response;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;
import software.amazon.awssdk.services.s3.model.PutObjectResponse;

/**
 * Whole processes that publish a site, in turn against one S3 server on loopback: this program,
 * tuned rclone, and aws. Prints for each job the median of seconds, the greatest peak memory, the
 * requests that the store saw, the ratio to this program, and which goals were met. Run by {@code
 * bench/publish}.
 *
 * <p>Arguments: the project's folder; then {@code --rounds N} (default 5), {@code --no-aws}, and
 * {@code --jobs 5000,10000,latency} (default: these three).
 */
public final class PublishBenchmark {
  private static final String KEY = "AKIDBENCHBENCHBENCH0";
  private static final String SECRET = "bench-bench-bench";
  private static final int LATENCY_MILLIS = 20;
  private static final int MOST_MEGABYTES = 300;

  private final Path root;
  private final int rounds;
  private final List<String> jobs;
  private final boolean aws;
  private final PrintStream out;
  private final Path scratch;
  private final SlowStore store;
  private final String endpoint;
  private int buckets;

  private PublishBenchmark(Path root, int rounds, List<String> jobs, boolean aws, PrintStream out)
      throws Exception {
    this.root = root;
    this.rounds = rounds;
    this.jobs = jobs;
    this.aws = aws && isThere("aws");
    this.out = out;
    this.scratch = Files.createTempDirectory("publish-benchmark");
    this.store = new SlowStore(new TransientNio2BlobStore());
    S3Proxy proxy =
        S3Proxy.builder()
            .endpoint(URI.create("http://127.0.0.1:0"))
            .awsAuthentication(AuthenticationType.AWS_V4, KEY, SECRET)
            .stopTimeout(0)
            .jettyMaxThreads(400)
            .blobStore(store)
            .build();
    proxy.start();
    this.endpoint = "http://127.0.0.1:" + proxy.getPort();
    Files.writeString(
        scratch.resolve("rclone.conf"),
        String.join(
            "\n",
            "[s]",
            "type = s3",
            "provider = Other",
            "access_key_id = " + KEY,
            "secret_access_key = " + SECRET,
            "endpoint = " + endpoint,
            "region = us-east-1",
            ""));
  }

  /** See the class. */
  public static void main(String[] args) throws Exception {
    List<String> options = Arrays.asList(args);
    PublishBenchmark benchmark =
        new PublishBenchmark(
            Path.of(args[0]),
            Integer.parseInt(option(options, "--rounds", "5")),
            List.of(option(options, "--jobs", "5000,10000,latency").split(",", -1)),
            !options.contains("--no-aws"),
            System.out);
    try {
      benchmark.run();
    } finally {
      benchmark.clean();
    }
    System.exit(0);
  }

  private static String option(List<String> options, String name, String otherwise) {
    int at = options.indexOf(name);
    return at < 0 ? otherwise : options.get(at + 1);
  }

  private void run() throws Exception {
    out.printf(
        Locale.ROOT,
        "%d processors; medians of %d rounds; each row's ratio is its tool to this program%n%n",
        Runtime.getRuntime().availableProcessors(),
        rounds);
    // What is timed first would pay for the server's own warming up, which takes many requests.
    for (int i = 0; i < 10; i++) {
      String bucket = bucket();
      time(ours(site(5_000, 1_000), bucket));
    }
    if (jobs.contains("5000")) {
      jobs(5_000, 1_000, 0, aws);
    }
    if (jobs.contains("10000")) {
      jobs(10_000, 2_000, 0, false);
    }
    if (jobs.contains("latency")) {
      jobs(5_000, 1_000, LATENCY_MILLIS, false);
    }
  }

  /**
   * What is to be reached.
   *
   * @param rclone at least so many times as quick as rclone
   * @param aws likewise
   * @param requests at most so many
   */
  private record Goal(double rclone, double aws, long requests) {}

  private void jobs(int files, int bytes, int latency, boolean withAws) throws Exception {
    Path site = site(files, bytes);
    Map<String, Result> first = new LinkedHashMap<>();
    Map<String, Result> unchanged = new LinkedHashMap<>();
    Map<String, Result> changed = new LinkedHashMap<>();
    for (int round = 0; round < rounds; round++) {
      for (String tool : tools(withAws && round < 2)) {
        String bucket = bucket();
        store.latency = latency;
        List<String> command = command(tool, site, bucket);
        first.computeIfAbsent(tool, name -> new Result()).add(time(command));
        unchanged.computeIfAbsent(tool, name -> new Result()).add(time(command));
        touch(site, round);
        changed.computeIfAbsent(tool, name -> new Result()).add(time(command));
        store.latency = 0;
      }
    }
    String what =
        String.format(
            Locale.ROOT,
            "%,d objects of about %,d bytes%s",
            files,
            bytes,
            latency == 0 ? "" : ", " + latency + " ms of latency");
    // A lock, its books, and what may be looked for besides; one file and two of its copies.
    print(what + ": first publish", first, new Goal(latency == 0 ? 1 / 1.5 : 1, 8, files + 20L));
    print(what + ": nothing changed", unchanged, new Goal(1, 1, 3));
    print(what + ": one file changed", changed, new Goal(0, 0, 15));
  }

  private List<String> tools(boolean withAws) throws IOException, InterruptedException {
    List<String> tools = new ArrayList<>(List.of("registry"));
    if (isThere("rclone")) {
      tools.add("rclone");
    }
    if (withAws) {
      tools.add("aws");
    }
    return tools;
  }

  private List<String> command(String tool, Path site, String bucket) {
    return switch (tool) {
      case "rclone" ->
          List.of(
              "rclone",
              "--config",
              scratch.resolve("rclone.conf").toString(),
              "sync",
              site.toString(),
              "s:" + bucket,
              "--checksum",
              "--fast-list",
              "--transfers",
              "16",
              "--checkers",
              "16",
              "--s3-no-check-bucket",
              "--s3-no-head");
      case "aws" ->
          List.of(
              "aws",
              "--endpoint-url",
              endpoint,
              "s3",
              "sync",
              site.toString(),
              "s3://" + bucket,
              "--only-show-errors");
      default -> ours(site, bucket);
    };
  }

  private List<String> ours(Path site, String bucket) {
    return List.of(
        root.resolve("registry").toString(),
        "publish",
        "--site",
        site.toString(),
        "--to",
        "s3://" + bucket,
        "--endpoint",
        endpoint,
        "--keep",
        "0");
  }

  /** What one run took. */
  private record Run(double seconds, long peakKilobytes, long requests) {}

  private Run time(List<String> command) throws IOException, InterruptedException {
    ProcessBuilder builder = new ProcessBuilder(command).directory(scratch.toFile());
    builder.environment().put("AWS_ACCESS_KEY_ID", KEY);
    builder.environment().put("AWS_SECRET_ACCESS_KEY", SECRET);
    builder.environment().put("AWS_REGION", "us-east-1");
    builder.environment().put("AWS_EC2_METADATA_DISABLED", "true");
    builder.environment().remove("AWS_CA_BUNDLE");
    Path log = scratch.resolve("log.txt");
    builder.redirectErrorStream(true).redirectOutput(log.toFile());
    long requests = store.requests.get();
    long begun = System.nanoTime();
    Process process = builder.start();
    long peak = 0;
    while (!process.waitFor(10, TimeUnit.MILLISECONDS)) {
      peak = Math.max(peak, peakMemory(process.pid()));
    }
    double seconds = (System.nanoTime() - begun) / 1e9;
    if (process.exitValue() != 0) {
      throw new IOException(command + " failed: " + Files.readString(log));
    }
    return new Run(seconds, peak, store.requests.get() - requests);
  }

  private static long peakMemory(long pid) {
    try (Stream<String> lines = Files.lines(Path.of("/proc/" + pid + "/status"))) {
      return lines
          .filter(line -> line.startsWith("VmHWM:"))
          .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")))
          .findFirst()
          .orElse(0);
    } catch (IOException | java.io.UncheckedIOException e) {
      // It has just ended, or this system has no such file.
      return 0;
    }
  }

  private static final class Result {
    private final List<Run> runs = new ArrayList<>();

    void add(Run run) {
      runs.add(run);
    }

    double seconds() {
      return runs.stream()
          .mapToDouble(Run::seconds)
          .sorted()
          .skip(runs.size() / 2)
          .findFirst()
          .orElse(0);
    }

    long megabytes() {
      return runs.stream().mapToLong(Run::peakKilobytes).max().orElse(0) / 1024;
    }

    long requests() {
      return runs.get(runs.size() - 1).requests();
    }
  }

  private void print(String job, Map<String, Result> results, Goal goal) {
    out.println(job);
    Result ours = results.get("registry");
    results.forEach(
        (tool, result) ->
            out.printf(
                Locale.ROOT,
                "  %-9s %7.2f s  %5d MB  %6d requests  %6.2f x%n",
                tool,
                result.seconds(),
                result.megabytes(),
                result.requests(),
                result.seconds() / ours.seconds()));
    told(ours.megabytes() < MOST_MEGABYTES, "less than " + MOST_MEGABYTES + " MB");
    told(ours.requests() <= goal.requests(), "at most " + goal.requests() + " requests");
    Map<String, Double> ratios = Map.of("rclone", goal.rclone(), "aws", goal.aws());
    results.forEach(
        (tool, result) -> {
          double ratio = ratios.getOrDefault(tool, 0.0);
          if (ratio > 0) {
            told(
                result.seconds() / ours.seconds() >= ratio,
                String.format(Locale.ROOT, "%s at least %.2f x", tool, ratio));
          }
        });
    out.println();
  }

  private void told(boolean met, String goal) {
    out.println("  " + (met ? "met:    " : "MISSED: ") + goal);
  }

  private String bucket() {
    String bucket = "bench-" + buckets++;
    store.createContainer(bucket);
    return bucket;
  }

  /** A folder that publishing takes for a built site. */
  private Path site(int files, int bytes) throws IOException {
    Path site = scratch.resolve("site-" + files);
    if (Files.exists(site)) {
      return site;
    }
    Random random = new Random(files);
    for (int i = 0; i < files - 1; i++) {
      Path file = site.resolve("models/by-provider/p" + i / 100 + "/m" + i + ".json");
      Files.createDirectories(file.getParent());
      Files.writeString(file, text(random, bytes));
    }
    Path revision = site.resolve("api/registry/revision.json");
    Files.createDirectories(revision.getParent());
    Files.writeString(
        revision, "{\"data\": {\"commit\": \"c0ffee\", \"timestamps_complete\": true}}\n");
    return site;
  }

  private static String text(Random random, int bytes) {
    StringBuilder text = new StringBuilder("{\"x\": \"");
    while (text.length() < bytes - 3) {
      text.append((char) ('a' + random.nextInt(26)));
    }
    return text.append("\"}\n").toString();
  }

  private static void touch(Path site, int round) throws IOException {
    Files.writeString(
        site.resolve("models/by-provider/p0/m0.json"),
        "{\"x\": " + System.nanoTime() + round + "}\n",
        StandardCharsets.UTF_8);
  }

  private static boolean isThere(String tool) throws IOException, InterruptedException {
    return new ProcessBuilder("sh", "-c", "command -v " + tool).start().waitFor() == 0;
  }

  private void clean() throws IOException {
    try (Stream<Path> files = Files.walk(scratch)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }

  /** Waits before it does anything, and counts. */
  private static final class SlowStore extends ForwardingBlobStore {
    private final AtomicLong requests = new AtomicLong();
    private volatile int latency;

    SlowStore(BlobStore delegate) {
      super(delegate);
    }

    private void request() {
      requests.incrementAndGet();
      try {
        Thread.sleep(latency);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }

    @Override
    public PutObjectResponse putBlob(PutObjectRequest request, InputStream content) {
      request();
      return super.putBlob(request, content);
    }

    @Override
    public ResponseInputStream<GetObjectResponse> getBlob(GetObjectRequest request) {
      request();
      return super.getBlob(request);
    }

    @Override
    public HeadObjectResponse blobMetadata(HeadObjectRequest request) {
      request();
      return super.blobMetadata(request);
    }

    @Override
    public CopyObjectResponse copyBlob(CopyObjectRequest request) {
      request();
      return super.copyBlob(request);
    }

    @Override
    public DeleteObjectResponse removeBlob(DeleteObjectRequest request) {
      request();
      return super.removeBlob(request);
    }

    @Override
    public ListObjectsV2Response list(ListObjectsV2Request request) {
      request();
      return super.list(request);
    }
  }
}
