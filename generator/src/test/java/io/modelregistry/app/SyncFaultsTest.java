package io.modelregistry.app;

import static io.modelregistry.app.fetch.ReplayServer.body;
import static io.modelregistry.app.fetch.ReplayServer.bomb;
import static io.modelregistry.app.fetch.ReplayServer.json;
import static io.modelregistry.app.fetch.ReplayServer.page;
import static io.modelregistry.app.fetch.ReplayServer.redirect;
import static io.modelregistry.app.fetch.ReplayServer.status;
import static io.modelregistry.app.fetch.ReplayServer.tagged;
import static io.modelregistry.app.fetch.ReplayServer.truncated;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.modelregistry.app.fetch.HttpFetcher;
import io.modelregistry.app.fetch.Patience;
import io.modelregistry.app.fetch.ReplayServer;
import io.modelregistry.edit.EditWriter;
import io.modelregistry.source.WorkingTree;
import io.modelregistry.sync.ImportException;
import io.modelregistry.sync.Imported;
import io.modelregistry.sync.SyncOptions;
import io.modelregistry.sync.genai.GenaiPricesImport;
import io.modelregistry.sync.litellm.LiteLlm;
import io.modelregistry.sync.modelsdev.ModelsDevImport;
import io.modelregistry.sync.offer.OfferSource;
import io.modelregistry.sync.openai.OpenAiList;
import io.modelregistry.sync.openrouter.OpenRouter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** All that can go wrong on the way to a list, for every source: nothing of it is applied. */
class SyncFaultsTest {
  private static final Clock NOW =
      Clock.fixed(Imported.TODAY.atTime(12, 0).toInstant(ZoneOffset.UTC), ZoneOffset.UTC);

  private static final Patience USUAL = patience(Duration.ofSeconds(20), 2);
  private static final Patience SHORT = patience(Duration.ofMillis(100), 1);

  private static Patience patience(Duration answer, int attempts) {
    return new Patience(
        Duration.ofSeconds(5), answer, attempts, Duration.ofMillis(1), Duration.ofSeconds(30));
  }

  /** A sample of each source in which one model at one platform costs 1, and then 1.5. */
  @SuppressWarnings("ImmutableEnumChecker")
  private enum Listed {
    OPENROUTER(
        OpenRouter.SOURCE,
        """
        {"data": [{"id": "acme/large-1", "name": "Acme: Large 1",
          "pricing": {"prompt": "0.000001", "completion": "0.000002"}}]}
        """,
        "0.000001"),
    MODELS_DEV(
        ModelsDevImport.source(Optional.empty(), Optional.empty()),
        """
        {"cloudy": {"id": "cloudy", "name": "Cloudy", "env": ["KEY"], "doc": "https://cloudy.ai",
          "api": "https://api.cloudy.ai/v1", "models": {"large-1": {"id": "large-1", "name": "L",
          "attachment": false, "reasoning": false, "tool_call": true,
          "release_date": "2026-01-02", "last_updated": "2026-03-04",
          "modalities": {"input": ["text"], "output": ["text"]}, "open_weights": false,
          "cost": {"input": 1.0, "output": 2}}}}}
        """,
        "1.0"),
    LITELLM(
        LiteLlm.SOURCE,
        """
        {"groq/large-1": {"litellm_provider": "groq", "mode": "chat",
          "input_cost_per_token": 0.000001, "output_cost_per_token": 0.000002}}
        """,
        "0.000001"),
    GENAI_PRICES(
        GenaiPricesImport.SOURCE,
        """
        [{"id": "cloudy", "name": "Cloudy", "api_pattern": "https://api\\\\.cloudy\\\\.ai",
          "pricing_urls": ["https://cloudy.ai/prices"], "models": [{"id": "large-1",
          "match": {"equals": "large-1"}, "prices": {"input_mtok": 1.0, "output_mtok": 2}}]}]
        """,
        "1.0"),
    OPENAI_COMPATIBLE(
        OpenAiList.of("cloudy", "https://api.cloudy.ai/v1/models"),
        "{\"data\": [{\"id\": \"large-1\", \"pricing\": {\"input\": 1.0, \"output\": 2}}]}",
        "1.0");

    private final OfferSource source;
    private final String list;
    private final String price;

    Listed(OfferSource source, String list, String price) {
      this.source = source;
      this.list = list;
      this.price = price;
    }

    String dearer() {
      return list.replace(price, price.replace("1.0", "1.5").replace("0.000001", "0.0000015"));
    }
  }

  @TempDir private Path folder;

  private final ReplayServer server = new ReplayServer();

  @AfterEach
  void close() {
    server.close();
  }

  private Sync.Proposal propose(Listed listed, boolean create) {
    return propose(listed, create, USUAL);
  }

  private Sync.Proposal propose(Listed listed, boolean create, Patience patience) {
    Sync sync =
        new Sync(
            new HttpFetcher(patience, time -> {}, NOW, Optional.of(folder.resolve("cache"))),
            snapshot -> Imported.validation(snapshot).findings());
    return sync.propose(
        new WorkingTree(data()),
        new Sync.Request(
            listed.source,
            server.url("/list"),
            Optional.empty(),
            new SyncOptions(create ? Imported.CREATE : Imported.MATCH, Set.of(), false)));
  }

  private Path data() {
    return folder.resolve("registry-data");
  }

  private void makeRegistry(Listed listed) throws IOException {
    Files.createDirectories(data());
    server.on("/list", json(listed.list));
    Sync.Proposal made = propose(listed, true);
    assertThat(made.errors()).isEmpty();
    new EditWriter(data()).apply(made.plan());
  }

  private Map<String, String> files() throws IOException {
    Map<String, String> files = new TreeMap<>();
    try (Stream<Path> all = Files.walk(data())) {
      for (Path file : all.filter(Files::isRegularFile).toList()) {
        files.put(data().relativize(file).toString(), Files.readString(file));
      }
    }
    return files;
  }

  /** What is served in place of the list, one after the other. */
  private Map<String, List<ReplayServer.Answer>> faults(Listed listed) {
    String list = listed.dearer();
    Map<String, List<ReplayServer.Answer>> faults = new TreeMap<>();
    faults.put("500", List.of(status(500)));
    faults.put("404", List.of(status(404)));
    faults.put("304 that nobody asked for", List.of(status(304)));
    faults.put("rate limit", List.of(status(429, "Retry-After", "3600")));
    faults.put("timeout", List.of(server.silent()));
    faults.put("truncated", List.of(truncated(list)));
    faults.put("cut JSON", List.of(json(list.substring(0, list.length() / 2))));
    faults.put("HTML", List.of(page("<!doctype html><title>Sign in</title>")));
    faults.put("HTML called JSON", List.of(json("<!doctype html><title>Sign in</title>")));
    faults.put("other JSON", List.of(json("\"" + "x".repeat(9) + "\"")));
    faults.put("nothing", List.of(json("")));
    faults.put("no text", List.of(body("application/json", new byte[] {'{', -1, -2, '}'})));
    faults.put("redirect loop", List.of(redirect("/list")));
    faults.put("redirect to a file", List.of(redirect("file:///etc/passwd")));
    faults.put("redirect elsewhere", List.of(redirect("http://example.com/list")));
    if (listed == Listed.OPENROUTER) {
      // It takes its time, and is stopped before anybody looks for whom it was.
      faults.put("gzip bomb", List.of(bomb(65 * 1024 * 1024)));
    }
    return faults;
  }

  @ParameterizedTest
  @EnumSource(Listed.class)
  void a_fault_on_the_way_changes_nothing(Listed listed) throws IOException {
    makeRegistry(listed);
    Map<String, String> before = files();
    for (Map.Entry<String, List<ReplayServer.Answer>> fault : faults(listed).entrySet()) {
      server.on("/list", fault.getValue().toArray(ReplayServer.Answer[]::new));
      Patience patience = fault.getKey().equals("timeout") ? SHORT : USUAL;
      assertThatThrownBy(() -> propose(listed, false, patience))
          .as(fault.getKey())
          .isInstanceOf(ImportException.class)
          .message()
          .isNotBlank();
    }
    assertThat(files()).isEqualTo(before);
  }

  @ParameterizedTest
  @EnumSource(Listed.class)
  void odd_entries_are_reported_and_change_nothing(Listed listed) throws IOException {
    makeRegistry(listed);
    Map<String, String> before = files();
    for (String odd :
        List.of("\"many\"", "[1]", "{\"a\": 1}", "true", "-5", "1e999", "null", "1.5e-400")) {
      server.on(
          "/list", json(listed.list.replaceAll("\"?" + Pattern.quote(listed.price) + "\"?", odd)));
      Sync.Proposal proposal = propose(listed, false);
      assertThat(proposal.errors()).as(odd).isEmpty();
      assertThat(proposal.plan().over(proposal.before()).files().values())
          .as(odd)
          .noneMatch(file -> new String(file.bytes(), UTF_8).contains("-5"));
      assertThat(proposal.report().applied())
          .as(odd)
          .noneMatch(move -> move.what().equals("input_cost"));
    }
    assertThat(files()).isEqualTo(before);
  }

  @ParameterizedTest
  @EnumSource(Listed.class)
  void goes_on_after_a_rate_limit_and_takes_an_unchanged_list_from_its_cache(Listed listed)
      throws IOException {
    makeRegistry(listed);
    server.on("/list", status(429, "Retry-After", "1"), tagged(listed.dearer(), "\"v2\""));
    Sync.Proposal first = propose(listed, false);
    assertThat(first.report().applied())
        .filteredOn(move -> move.what().equals("input_cost"))
        .extracting(move -> move.after())
        .containsExactly("1.5");
    Sync.Proposal second = propose(listed, false);
    assertThat(Imported.texts(second.plan())).isEqualTo(Imported.texts(first.plan()));
    assertThat(server.asked().get(server.asked().size() - 1).header("if-none-match"))
        .contains("\"v2\"");
    new EditWriter(data()).apply(second.plan());
    assertThat(propose(listed, false).plan().isEmpty()).isTrue();
  }
}
