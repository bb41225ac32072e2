package io.modelregistry.app;

import static io.modelregistry.app.fetch.ReplayServer.json;
import static io.modelregistry.app.fetch.ReplayServer.page;
import static io.modelregistry.app.fetch.ReplayServer.status;
import static io.modelregistry.app.fetch.ReplayServer.tagged;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.modelregistry.app.fetch.Fault;
import io.modelregistry.app.fetch.HttpFetcher;
import io.modelregistry.app.fetch.Patience;
import io.modelregistry.app.fetch.ReplayServer;
import io.modelregistry.edit.EditWriter;
import io.modelregistry.source.WorkingTree;
import io.modelregistry.sync.ImportException;
import io.modelregistry.sync.ImportOptions;
import io.modelregistry.sync.Imported;
import io.modelregistry.sync.SyncOptions;
import io.modelregistry.sync.genai.GenaiPricesImport;
import io.modelregistry.sync.litellm.LiteLlm;
import io.modelregistry.sync.modelsdev.ModelsDevImport;
import io.modelregistry.sync.offer.OfferSource;
import io.modelregistry.sync.offer.ServedNames;
import io.modelregistry.sync.openai.OpenAiList;
import io.modelregistry.sync.openrouter.OpenRouter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** All that can go wrong on the way to a list, for every source: nothing of it is applied. */
class SyncFaultsTest {
  private static final Clock NOW =
      Clock.fixed(Imported.TODAY.atTime(12, 0).toInstant(ZoneOffset.UTC), ZoneOffset.UTC);

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
    return propose(listed, create, Fault.none());
  }

  private Sync.Proposal propose(Listed listed, boolean create, Patience patience) {
    return sync(patience)
        .propose(
            new WorkingTree(data()),
            request(listed.source, create ? Imported.CREATE : Imported.MATCH));
  }

  private Sync sync(Patience patience) {
    return new Sync(fetcher(patience));
  }

  private HttpFetcher fetcher(Patience patience) {
    return new HttpFetcher(patience, time -> {}, NOW, Optional.of(folder.resolve("cache")));
  }

  private Sync.Request request(OfferSource source, ImportOptions options) {
    return new Sync.Request(
        source, server.url("/list"), Optional.empty(), new SyncOptions(options, Set.of(), false));
  }

  private Path data() {
    return folder.resolve("registry-data");
  }

  private void makeRegistry(Listed listed) throws IOException {
    makeRegistry(listed.source, listed.list);
  }

  private void makeRegistry(OfferSource source, String list) throws IOException {
    Files.createDirectories(data());
    server.on("/list", json(list));
    Sync.Proposal made =
        sync(Fault.none()).propose(new WorkingTree(data()), request(source, Imported.CREATE));
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

  /** Serves each fault in turn, and expects its words and nothing else. */
  private void expectNothingOf(
      List<Fault> faults, String path, Function<Fault, ThrowingCallable> sync) throws IOException {
    Map<String, String> before = files();
    for (Fault fault : faults) {
      server.on(path, fault.answer());
      assertThatThrownBy(sync.apply(fault))
          .as(fault.name())
          .isInstanceOf(ImportException.class)
          .hasMessageContainingAll(fault.words().toArray(String[]::new));
    }
    assertThat(files()).isEqualTo(before);
  }

  @ParameterizedTest
  @EnumSource(Listed.class)
  void a_fault_on_the_way_changes_nothing(Listed listed) throws IOException {
    makeRegistry(listed);
    expectNothingOf(
        Fault.ofList(server, "/list", listed.dearer()),
        "/list",
        fault -> () -> propose(listed, false, fault.patience()));
  }

  private static final String ENDPOINTS = "/list/acme/large-1/endpoints";

  private static String serving(int tokens) {
    return "{\"data\": {\"endpoints\": [{\"max_completion_tokens\": " + tokens + "}]}}";
  }

  private Sync.Proposal surveyed(Patience patience) {
    return sync(patience)
        .propose(
            new WorkingTree(data()),
            request(Listed.OPENROUTER.source, Imported.MATCH),
            (source, before, list, fetch) ->
                OpenRouter.withEndpoints(
                    list, server.url("/list"), ServedNames.on("openrouter", before), fetch));
  }

  @Test
  void a_fault_on_the_way_to_endpoints_changes_nothing() throws IOException {
    makeRegistry(Listed.OPENROUTER);
    // The list itself is fine and dearer; half of the truth is still not applied.
    server.on("/list", json(Listed.OPENROUTER.dearer()));
    expectNothingOf(
        Fault.ofList(server, ENDPOINTS, serving(900)),
        ENDPOINTS,
        fault -> () -> surveyed(fault.patience()));
    server.on(ENDPOINTS, json(serving(900)));
    assertThat(surveyed(Fault.none()).report().applied())
        .extracting(move -> move.what() + " " + move.after())
        .contains("input_cost 1.5", "max_output_tokens 900");
  }

  private Sync.Proposal pages(Patience patience, String... providers) {
    Map<String, String> pages = new TreeMap<>();
    for (String provider : providers) {
      pages.put(provider, server.url("/" + provider));
    }
    return new PageSync(fetcher(patience))
        .propose(new WorkingTree(data()), pages, new SyncOptions(Imported.MATCH, Set.of(), false));
  }

  @Test
  void a_fault_on_the_way_to_a_page_changes_nothing_and_keeps_no_other_from_being_read()
      throws IOException {
    makeRegistry(
        OpenAiList.ofProvider("openai", "https://api.openai.com/v1/models"),
        "{\"data\": [{\"id\": \"gpt-7\"}]}");
    String page =
        "<!doctype html><html><body><table><tr><th>Model</th><th>Shutdown date</th></tr>"
            + "<tr><td>gpt-7</td><td>2027-03-26</td></tr></table></body></html>";
    expectNothingOf(
        Fault.ofPage(server, "/openai", page),
        "/openai",
        fault -> () -> pages(fault.patience(), "openai"));
    server.on("/openai", page(page));
    Sync.Proposal proposal = pages(Fault.none(), "openai", "gone");
    assertThat(proposal.report().applied()).extracting(move -> move.after()).contains("2027-03-26");
    assertThat(proposal.report().entries().lines())
        .anyMatch(line -> line.subject().equals("gone") && line.message().contains("status 404"));
    server.on("/openai", status(500));
    assertThatThrownBy(() -> pages(Fault.none(), "openai", "gone"))
        .hasMessageContainingAll("openai: ", "status 500", "gone: ", "status 404");
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
