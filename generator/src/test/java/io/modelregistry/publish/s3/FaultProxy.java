package io.modelregistry.publish.s3;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Stands between a publisher and an S3 server, and does to its requests what networks and stores
 * do. Signatures stay valid, since nothing that they cover is changed.
 */
final class FaultProxy implements AutoCloseable {
  private static final Pattern LENGTH = Pattern.compile("(?im)^content-length: *([0-9]+)\r?$");
  private static final Pattern DATE = Pattern.compile("(?im)^date: *(.+?)\r?$");

  private final URI server;
  private final ServerSocket socket;
  private final ExecutorService threads =
      Executors.newCachedThreadPool(
          task -> {
            Thread thread = new Thread(task, "fault-proxy");
            thread.setDaemon(true);
            return thread;
          });
  private final AtomicInteger requests = new AtomicInteger();
  private volatile Faults faults = request -> Fault.NONE;
  private volatile Duration ahead = Duration.ZERO;

  /** What becomes of a request. */
  enum Fault {
    NONE,
    /** Nothing arrives, and the connection breaks. */
    REFUSED,
    /** Half of the request arrives, and the connection breaks. */
    CUT,
    /** All of it arrives, and half of the answer comes back. */
    ANSWER_CUT,
    /** All of it arrives, and no answer comes back. */
    ANSWER_LOST,
    SLOW_DOWN,
    UNAVAILABLE,
    /** What S3 says of some keys that it was to delete, when it has deleted none. */
    NOT_DELETED
  }

  /**
   * A request.
   *
   * @param number from 1 on
   * @param key without the bucket; empty for the bucket itself
   */
  record Request(int number, String method, String key) {
    /** {@code PUT index.html}. */
    String text() {
      return method + " " + key;
    }
  }

  /** Decides; it may wait first. Called by many threads. */
  @FunctionalInterface
  interface Faults {
    Fault of(Request request) throws InterruptedException;
  }

  FaultProxy(URI server) throws IOException {
    this.server = server;
    this.socket = new ServerSocket(0, 100, InetAddress.getLoopbackAddress());
    threads.execute(this::accept);
  }

  URI endpoint() {
    return URI.create("http://127.0.0.1:" + socket.getLocalPort());
  }

  /** From now on; counts requests anew. */
  void make(Faults next) {
    requests.set(0);
    faults = next;
  }

  int requests() {
    return requests.get();
  }

  /** From now on the store's clock is so much later, as if that time had passed. */
  void passTime(Duration time) {
    ahead = ahead.plus(time);
  }

  /** The store's clock is right again. */
  void noTimeHasPassed() {
    ahead = Duration.ZERO;
  }

  private void accept() {
    while (!socket.isClosed()) {
      try {
        Socket client = socket.accept();
        threads.execute(() -> serve(client));
      } catch (IOException e) {
        return;
      }
    }
  }

  private void serve(Socket client) {
    try (client;
        InputStream in = new BufferedInputStream(client.getInputStream());
        OutputStream out = client.getOutputStream()) {
      for (String head = head(in); !head.isEmpty(); head = head(in)) {
        byte[] body = in.readNBytes(length(head));
        String[] line = head.split(" ", 3);
        Request request = new Request(requests.incrementAndGet(), line[0], key(line[1]));
        if (!answer(request, head, body, out)) {
          return;
        }
      }
    } catch (IOException e) {
      // The client has gone, as clients do.
      return;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Whether the connection may go on. */
  private boolean answer(Request request, String head, byte[] body, OutputStream out)
      throws IOException, InterruptedException {
    Fault fault = faults.of(request);
    switch (fault) {
      case NONE -> out.write(forward(head, body));
      case REFUSED -> {}
      case CUT -> cut(head, body);
      case ANSWER_CUT -> {
        byte[] answer = forward(head, body);
        out.write(answer, 0, answer.length / 2);
      }
      case ANSWER_LOST -> {
        var unused = forward(head, body);
      }
      case SLOW_DOWN -> out.write(refusal("503 Slow Down", "SlowDown"));
      case UNAVAILABLE -> out.write(refusal("503 Service Unavailable", "ServiceUnavailable"));
      case NOT_DELETED -> out.write(notDeleted(body));
    }
    return switch (fault) {
      case NONE, SLOW_DOWN, UNAVAILABLE, NOT_DELETED -> true;
      case REFUSED, CUT, ANSWER_CUT, ANSWER_LOST -> false;
    };
  }

  /** Up to and including the empty line; empty when nothing came. */
  private static String head(InputStream in) throws IOException {
    ByteArrayOutputStream head = new ByteArrayOutputStream();
    int newlines = 0;
    for (int c = in.read(); c >= 0; c = in.read()) {
      head.write(c);
      if (c == '\n') {
        newlines++;
      } else if (c != '\r') {
        newlines = 0;
      }
      if (newlines == 2) {
        break;
      }
    }
    return head.toString(StandardCharsets.ISO_8859_1);
  }

  private static int length(String head) {
    Matcher matcher = LENGTH.matcher(head);
    return matcher.find() ? Integer.parseInt(matcher.group(1)) : 0;
  }

  private static String key(String target) {
    return target.replaceFirst("\\?.*", "").replaceFirst("^/[^/]*/?", "");
  }

  private byte[] forward(String head, byte[] body) throws IOException {
    try (Socket upstream = new Socket(server.getHost(), server.getPort())) {
      upstream.getOutputStream().write(closing(head));
      upstream.getOutputStream().write(body);
      upstream.getOutputStream().flush();
      return framed(later(upstream.getInputStream().readAllBytes()), head.startsWith("HEAD "));
    }
  }

  private void cut(String head, byte[] body) throws IOException {
    try (Socket upstream = new Socket(server.getHost(), server.getPort())) {
      upstream.getOutputStream().write(closing(head));
      upstream.getOutputStream().write(body, 0, body.length / 2);
    }
  }

  private static byte[] closing(String head) {
    return head.replaceFirst("(?im)^connection:.*\r\n", "")
        .replaceFirst("\r\n", "\r\nConnection: close\r\n")
        .getBytes(StandardCharsets.ISO_8859_1);
  }

  private byte[] later(byte[] answer) {
    String text = new String(answer, StandardCharsets.ISO_8859_1);
    Matcher matcher = DATE.matcher(text);
    if (ahead.isZero() || !matcher.find()) {
      return answer;
    }
    DateTimeFormatter format = DateTimeFormatter.RFC_1123_DATE_TIME;
    String date = ZonedDateTime.parse(matcher.group(1), format).plus(ahead).format(format);
    return (text.substring(0, matcher.start(1)) + date + text.substring(matcher.end(1)))
        .getBytes(StandardCharsets.ISO_8859_1);
  }

  /** The server closed its connection, and ours goes on: so the length must stand in the head. */
  private static byte[] framed(byte[] answer, boolean hasNoBody) {
    String text = new String(answer, StandardCharsets.ISO_8859_1);
    int end = text.indexOf("\r\n\r\n");
    String head = text.substring(0, end + 2).replaceFirst("(?im)^connection: close\r\n", "");
    String length =
        hasNoBody || LENGTH.matcher(head).find()
            ? ""
            : "Content-Length: " + (answer.length - end - 4) + "\r\n";
    return (head + length + text.substring(end + 2)).getBytes(StandardCharsets.ISO_8859_1);
  }

  private static byte[] refusal(String status, String code) {
    return answer(status, "<Error><Code>" + code + "</Code></Error>");
  }

  private static byte[] notDeleted(byte[] body) {
    String keys = new String(body, StandardCharsets.UTF_8);
    StringBuilder answer = new StringBuilder("<DeleteResult>");
    Arrays.stream(keys.split("<Key>"))
        .skip(1)
        .map(rest -> rest.substring(0, rest.indexOf("</Key>")))
        .forEach(
            key ->
                answer
                    .append("<Error><Key>")
                    .append(key)
                    .append("</Key><Code>InternalError</Code></Error>"));
    return answer("200 OK", answer.append("</DeleteResult>").toString());
  }

  private static byte[] answer(String status, String body) {
    return ("HTTP/1.1 "
            + status
            + "\r\nContent-Type: application/xml\r\nContent-Length: "
            + body.length()
            + "\r\n\r\n"
            + body)
        .getBytes(StandardCharsets.ISO_8859_1);
  }

  @Override
  public void close() throws IOException {
    socket.close();
    threads.shutdownNow();
  }
}
