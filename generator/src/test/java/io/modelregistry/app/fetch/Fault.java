package io.modelregistry.app.fetch;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * What can go wrong on the way to a list or page.
 *
 * @param answer what is served in its place
 * @param words what a person is told, among others
 */
public record Fault(String name, ReplayServer.Answer answer, List<String> words) {
  private static final ReplayServer.Answer LIST_BOMB = ReplayServer.bomb(65 * 1024 * 1024);
  private static final ReplayServer.Answer PAGE_BOMB = ReplayServer.bomb(17 * 1024 * 1024);

  private static final Patience USUAL = patience(Duration.ofSeconds(20), 2);
  private static final Patience SHORT = patience(Duration.ofMillis(100), 1);

  private static Patience patience(Duration answer, int attempts) {
    return new Patience(
        Duration.ofSeconds(5), answer, attempts, Duration.ofMillis(1), Duration.ofSeconds(30));
  }

  private static Fault of(String name, ReplayServer.Answer answer, String... words) {
    return new Fault(name, answer, List.of(words));
  }

  /** How long to wait for it. */
  public Patience patience() {
    return name.equals("timeout") ? SHORT : USUAL;
  }

  /** For what goes well. */
  public static Patience none() {
    return USUAL;
  }

  /** Of a JSON document at a path. */
  public static List<Fault> ofList(ReplayServer server, String path, String list) {
    List<Fault> faults = new ArrayList<>(anywhere(server, path, list));
    faults.add(of("cut JSON", ReplayServer.json(list.substring(0, list.length() / 2)), "JSON"));
    faults.add(of("HTML", signIn(), "a web page instead of JSON"));
    faults.add(
        of(
            "HTML called JSON",
            ReplayServer.json("<!doctype html><title>Sign in</title>"),
            "a web page instead of JSON"));
    faults.add(of("other JSON", ReplayServer.json("\"xxxxxxxxx\""), "instead of JSON"));
    faults.add(of("nothing", ReplayServer.json(""), "nothing instead of JSON"));
    faults.add(
        of(
            "no text",
            ReplayServer.body("application/json", new byte[] {'{', -1, -2, '}'}),
            "no JSON"));
    faults.add(of("gzip bomb", LIST_BOMB, "more than 67108864 bytes"));
    return faults;
  }

  /** Of a web page at a path. */
  public static List<Fault> ofPage(ReplayServer server, String path, String page) {
    List<Fault> faults = new ArrayList<>(anywhere(server, path, page));
    int cut = page.lastIndexOf("</td>") - 1;
    faults.add(
        of("cut HTML", ReplayServer.page(page.substring(0, cut)), "ends in the middle of a table"));
    faults.add(of("JSON", ReplayServer.json("{}"), "instead of a web page"));
    faults.add(
        of(
            "a document",
            ReplayServer.body("application/pdf", "%PDF-1.7".getBytes(UTF_8)),
            "application/pdf instead of a web page"));
    faults.add(
        of(
            "gzip bomb",
            exchange -> {
              exchange.getResponseHeaders().set("Content-Type", "text/html");
              PAGE_BOMB.to(exchange);
            },
            "more than 16777216 bytes"));
    return faults;
  }

  private static ReplayServer.Answer signIn() {
    return ReplayServer.page("<!doctype html><title>Sign in</title>");
  }

  private static List<Fault> anywhere(ReplayServer server, String path, String body) {
    return List.of(
        of("500", ReplayServer.status(500), "status 500", "2 attempts"),
        of("404", ReplayServer.status(404), "status 404", "is the address right?"),
        of("401", ReplayServer.status(401), "status 401", "does it want a key?"),
        of("304 that nobody asked for", ReplayServer.status(304), "status 304"),
        of(
            "rate limit",
            ReplayServer.status(429, "Retry-After", "3600"),
            "status 429",
            "3600 s of peace"),
        of("timeout", server.silent(), "no whole answer"),
        of("truncated", ReplayServer.truncated(body), "cannot fetch"),
        of("cut gzip", ReplayServer.zippedAndCut(body), "cannot be unpacked"),
        of("redirect loop", ReplayServer.redirect(path), "redirects more than 5 times"),
        of("redirect to a file", ReplayServer.redirect("file:///etc/passwd"), "web address"),
        of("redirect elsewhere", ReplayServer.redirect("http://example.com/list"), "only https"));
  }
}
