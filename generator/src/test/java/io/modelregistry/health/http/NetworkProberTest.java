package io.modelregistry.health.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.modelregistry.health.Method;
import io.modelregistry.health.Outcome;
import io.modelregistry.health.Outcome.Status;
import io.modelregistry.health.Probe;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Against a server on this machine that has every fault. */
class NetworkProberTest {
  private static final Duration TIMEOUT = Duration.ofMillis(700);
  private static final String SECRET = "sk-never-shown";

  private static final List<String> ASKED = Collections.synchronizedList(new ArrayList<>());
  private static final CountDownLatch CLOSING = new CountDownLatch(1);
  private static final ExecutorService THREADS = Executors.newCachedThreadPool();
  private static HttpServer server;

  @BeforeAll
  static void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(THREADS);
    server.createContext("/", NetworkProberTest::answer);
    server.start();
  }

  @AfterAll
  static void stop() {
    CLOSING.countDown();
    server.stop(0);
    THREADS.shutdownNow();
  }

  private static void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      String path = exchange.getRequestURI().getPath();
      ASKED.add(path + " " + exchange.getRequestHeaders().getFirst("Authorization"));
      if (path.startsWith("/status/")) {
        exchange.sendResponseHeaders(Integer.parseInt(path.substring(8)), -1);
      } else if (path.equals("/loop")) {
        redirect(exchange, "/loop");
      } else if (path.equals("/moved")) {
        redirect(exchange, "/status/200");
      } else if (path.equals("/inside")) {
        redirect(exchange, "https://metadata.example/latest/credentials");
      } else if (path.equals("/downgrade")) {
        redirect(exchange, "ftp://127.0.0.1/");
      } else if (path.equals("/endless")) {
        exchange.sendResponseHeaders(200, 0);
        byte[] block = new byte[1 << 16];
        for (int i = 0; i < 1_000; i++) {
          exchange.getResponseBody().write(block);
        }
      } else if (path.equals("/silent")) {
        CLOSING.await(10, TimeUnit.SECONDS);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void redirect(HttpExchange exchange, String to) throws IOException {
    exchange.getResponseHeaders().set("Location", to);
    exchange.sendResponseHeaders(302, -1);
  }

  private static String url(String path) {
    return "http://127.0.0.1:" + server.getAddress().getPort() + path;
  }

  private static Outcome ask(Method method, String url, Probe.Key... key) {
    return new NetworkProber(TIMEOUT, true)
        .probe(
            new Probe(
                url,
                method,
                url,
                Optional.of(List.of(key)).filter(k -> !k.isEmpty()).map(k -> k.get(0))));
  }

  private static Outcome strictly(String url, Map<String, String> names) {
    PublicAddresses.Resolver resolver =
        host -> {
          String address = names.get(host);
          if (address == null) {
            throw new UnknownHostException(host);
          }
          List<InetAddress> all = new ArrayList<>();
          for (String each : address.split(",", -1)) {
            all.add(InetAddress.getByName(each));
          }
          return all.toArray(InetAddress[]::new);
        };
    return new NetworkProber(TIMEOUT, false, resolver)
        .probe(new Probe(url, Method.HEALTH_URL, url, Optional.empty()));
  }

  @ParameterizedTest
  @CsvSource({
    "200, UP, UP",
    "204, UP, UP",
    "301, UP, UP",
    "401, DOWN, UP",
    "404, DOWN, UP",
    "429, UP, UP",
    "500, DOWN, DOWN",
    "503, DOWN, DOWN"
  })
  void goes_by_success_of_a_health_address_and_by_any_answer_of_a_list(
      int status, Status health, Status list) {
    Outcome asked = ask(Method.HEALTH_URL, url("/status/" + status));
    assertThat(asked.status()).isEqualTo(health);
    assertThat(asked.answer()).isEqualTo("answered " + status);
    assertThat(ask(Method.MODEL_LIST, url("/status/" + status)).status()).isEqualTo(list);
  }

  @Test
  void sends_the_key_and_shows_it_nowhere() {
    ASKED.clear();
    Probe.Key key = new Probe.Key("Authorization", "Bearer " + SECRET);
    Outcome outcome = ask(Method.MODEL_LIST, url("/status/401"), key);
    assertThat(ASKED).containsExactly("/status/401 Bearer " + SECRET);
    assertThat(outcome.toString() + key).doesNotContain(SECRET);
  }

  @Test
  void takes_a_key_to_no_other_address() {
    ASKED.clear();
    Probe.Key key = new Probe.Key("Authorization", "Bearer " + SECRET);
    assertThat(ask(Method.MODEL_LIST, url("/moved"), key).answer()).isEqualTo("answered 302");
    assertThat(ASKED).hasSize(1);
  }

  @Test
  void follows_a_few_redirects_each_checked_again() {
    assertThat(ask(Method.HEALTH_URL, url("/moved")).answer()).isEqualTo("answered 200");
    assertThat(ask(Method.HEALTH_URL, url("/loop")).answer()).isEqualTo("too many redirects");
    assertThat(ask(Method.HEALTH_URL, url("/downgrade")))
        .extracting(Outcome::status, Outcome::answer)
        .containsExactly(Status.UNKNOWN, "redirected: not https");
  }

  @Test
  void waits_no_longer_than_its_time() {
    assertThat(ask(Method.HEALTH_URL, url("/silent")).answer()).isEqualTo("no answer in time");
  }

  @Test
  void does_not_read_what_it_does_not_need() {
    assertThat(ask(Method.HEALTH_URL, url("/endless")).answer()).isEqualTo("answered 200");
  }

  @Test
  void says_what_kind_of_nothing_is_there() throws IOException {
    int free;
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      free = socket.getLocalPort();
    }
    assertThat(ask(Method.CONNECTION, "http://127.0.0.1:" + free).answer())
        .isEqualTo("no connection");
    assertThat(ask(Method.HEALTH_URL, "http://127.0.0.1:" + free).answer())
        .isEqualTo("no connection");
    assertThat(ask(Method.HEALTH_URL, "http://no-such-host.invalid/").answer())
        .isEqualTo("no such host");
    assertThat(ask(Method.CONNECTION, url("/")).answer()).isEqualTo("connected");
    assertThat(ask(Method.CONNECTION, url("/").replace("http:", "https:")).status())
        .isEqualTo(Status.DOWN);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://public.example/",
        "https://private.example/",
        "https://mixed.example/",
        "https://metadata.example/",
        "https://user:pass@public.example/",
        "https://[::1]/",
        "https://127.0.0.1/",
        "https:///nothing",
        "file:///etc/passwd",
        "not an address"
      })
  void never_asks_inside_the_network_unless_told_to(String url) {
    Outcome outcome =
        strictly(
            url,
            Map.of(
                "public.example", "8.8.8.8",
                "private.example", "10.1.2.3",
                "mixed.example", "8.8.8.8,127.0.0.1",
                "metadata.example", "169.254.169.254",
                "127.0.0.1", "127.0.0.1",
                "::1", "::1"));
    assertThat(outcome.status()).isEqualTo(Status.UNKNOWN);
  }

  @Test
  void asks_twice_before_it_says_down_and_never_too_many_at_once() {
    AtomicInteger now = new AtomicInteger();
    AtomicInteger most = new AtomicInteger();
    Map<String, AtomicInteger> times = new java.util.concurrent.ConcurrentHashMap<>();
    Sweep sweep =
        new Sweep(
            probe -> {
              most.accumulateAndGet(now.incrementAndGet(), Math::max);
              int time =
                  times
                      .computeIfAbsent(probe.address(), a -> new AtomicInteger())
                      .incrementAndGet();
              sleep(5);
              now.decrementAndGet();
              if (probe.address().equals("a3")) {
                throw new IllegalArgumentException("a header that HTTP does not allow");
              }
              return new Outcome(
                  probe.address().equals("a2") || time == 1 ? Status.DOWN : Status.UP, "", 0);
            },
            3,
            Duration.ofSeconds(5));
    List<Probe> probes = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      probes.add(new Probe("a" + i, Method.CONNECTION, "", Optional.empty()));
    }
    Map<String, Outcome> outcomes = sweep.run(probes);
    assertThat(outcomes).hasSize(20);
    assertThat(outcomes)
        .hasEntrySatisfying("a1", it -> assertThat(it.status()).isEqualTo(Status.UP));
    assertThat(outcomes)
        .hasEntrySatisfying("a2", it -> assertThat(it.status()).isEqualTo(Status.DOWN));
    assertThat(outcomes)
        .hasEntrySatisfying("a3", it -> assertThat(it.status()).isEqualTo(Status.UNKNOWN));
    assertThat(times.get("a2")).hasValue(2);
    assertThat(most.get()).isBetween(1, 3);
  }

  @Test
  void gives_up_on_what_hangs_whatever_it_hangs_in() {
    Sweep sweep =
        new Sweep(
            probe -> {
              sleep(60_000);
              throw new AssertionError("too late");
            },
            2,
            Duration.ofMillis(30));
    assertThat(sweep.run(List.of(new Probe("a", Method.CONNECTION, "", Optional.empty()))))
        .hasEntrySatisfying(
            "a", outcome -> assertThat(outcome.answer()).isEqualTo("no answer in time"));
  }

  private static void sleep(long millis) {
    try {
      Thread.sleep(millis);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
