package io.modelregistry.cli;

import io.modelregistry.app.AsOf;
import io.modelregistry.app.cost.CostBatch;
import io.modelregistry.app.cost.CostDesk;
import io.modelregistry.app.cost.CostQuestion;
import io.modelregistry.app.cost.ResponseApis;
import io.modelregistry.derive.Refusal;
import io.modelregistry.derive.lookup.RouteChoice;
import io.modelregistry.derive.price.CostAnswer;
import io.modelregistry.derive.price.Usage;
import io.modelregistry.json.JsonText;
import io.modelregistry.json.Quoted;
import io.modelregistry.registry.Registry;
import io.modelregistry.render.json.CostJson;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** {@code registry cost}: what a usage costs, exactly. */
@Command(
    name = "cost",
    mixinStandardHelpOptions = true,
    description =
        "What a usage costs, line by line and exactly. With --model alone every active route"
            + " answers, the first to try first. Exit code 1 means that the cost is unknown or"
            + " there is no such route.")
final class CostCommand implements Callable<Integer> {
  private final RegistryCommand registry;

  @Option(
      names = "--model",
      paramLabel = "MODEL",
      description = "The model: its id, an alias, or its model string on a platform.")
  private @Nullable String model;

  @Option(names = "--platform", paramLabel = "PLATFORM", description = "The platform's id.")
  private @Nullable String platform;

  @Option(names = "--route", paramLabel = "ROUTE", description = "The route's id.")
  private @Nullable String route;

  @Option(
      names = "--input-tokens",
      paramLabel = "N",
      description = "All tokens of the prompt, cached and audio included.")
  private @Nullable String inputTokens;

  @Option(
      names = "--output-tokens",
      paramLabel = "N",
      description = "All tokens of the answer, reasoning included.")
  private @Nullable String outputTokens;

  @Option(
      names = "--usage",
      paramLabel = "UNIT=N",
      split = ",",
      description =
          "Any other count, such as cache_read_tokens=500 or web_searches=2: part of its total, or"
              + " beside it.")
  private Map<String, String> usage = new LinkedHashMap<>();

  @Option(
      names = "--at",
      paramLabel = "DAY|INSTANT",
      description =
          "When, in UTC (default: now; with --rev the time of that commit). With --batch, for lines"
              + " that do not say.")
  private @Nullable String at;

  @Option(
      names = "--service-tier",
      paramLabel = "TIER",
      description = "The tier that the request asks for, such as batch or priority.")
  private @Nullable String serviceTier;

  @Option(
      names = "--region",
      paramLabel = "REGION",
      description = "The region that the request runs in, as the platform names it.")
  private @Nullable String region;

  @Option(
      names = "--batch",
      paramLabel = "FILE|-",
      description =
          "Answer requests, one JSON object a line: route_id, model_id or model_string (with"
              + " platform), usage, at, service_tier, region. One answer a line, in order.")
  private @Nullable String batch;

  @Mixin private final ResponseOptions response = new ResponseOptions();

  @Mixin private final AnswerFormat format = new AnswerFormat();

  CostCommand(RegistryCommand registry) {
    this.registry = registry;
  }

  @Override
  public Integer call() {
    try {
      checkOptions();
      return batch == null ? single() : batch(batch);
    } catch (Refusal refusal) {
      return Refusals.tell(registry, format, refusal);
    }
  }

  private void checkOptions() {
    if (batch != null
        && (Stream.of(model, platform, route, inputTokens, outputTokens, serviceTier, region)
                .anyMatch(Objects::nonNull)
            || !usage.isEmpty()
            || response.isGiven())) {
      throw registry.usage("--batch takes everything but --at from its lines.");
    }
    if (route != null && (model != null || platform != null)) {
      throw registry.usage("--route says model and platform already: leave them out.");
    }
    if (response.isHalfGiven()) {
      throw registry.usage("--api says whose response it is: --response is missing.");
    }
    if (batch == null && !response.isGiven() && route == null && model == null) {
      throw registry.usage("Say which: --route, or --model and perhaps --platform.");
    }
  }

  private int batch(String file) {
    Optional<Instant> time = time();
    Optional<Registry> data = registry.registry(time);
    if (data.isEmpty()) {
      return ExitCode.FINDINGS;
    }
    CostDesk desk = desk(data.orElseThrow(), time);
    CostBatch.Tally tally =
        new InputFile(file)
            .read(registry, in -> new CostBatch(desk).run(in, registry.environment.out()));
    if (tally.failed() > 0) {
      registry.messages.say(
          Messages.counted(tally.priced() + tally.failed(), "line")
              + ", "
              + Messages.counted(tally.failed(), "error"));
    }
    return ExitCode.FINE;
  }

  private int single() {
    Optional<Instant> time = time();
    Optional<ResponseApis.Reported> reported = response.reported(registry);
    Usage.Counter counter =
        reported.map(ResponseApis.Reported::counter).orElseGet(Usage.Counter::new);
    count(counter, "input_tokens", inputTokens);
    count(counter, "output_tokens", outputTokens);
    for (Map.Entry<String, String> entry : usage.entrySet()) {
      count(counter, entry.getKey(), entry.getValue());
    }
    if (counter.isEmpty()) {
      throw registry.usage(
          "Say what was used: --input-tokens and --output-tokens, --usage, or --response.");
    }
    if (reported.isPresent()) {
      counter.inferOverlaps();
    }
    CostQuestion question =
        new CostQuestion(
            choice(reported),
            counter.usage(),
            time,
            Optional.ofNullable(serviceTier)
                .or(() -> reported.flatMap(ResponseApis.Reported::serviceTier)),
            Optional.ofNullable(region));
    reported.ifPresent(
        read -> registry.messages.say("Read as " + read.api() + ": " + question.usage()));
    Optional<Registry> data = registry.registry(time);
    return data.isEmpty() ? ExitCode.FINDINGS : answer(desk(data.orElseThrow(), time), question);
  }

  /** A model that is named alone is asked on every platform; else one route is meant. */
  private int answer(CostDesk desk, CostQuestion question) {
    boolean every = model != null && platform == null;
    List<CostDesk.Quote> quotes = every ? desk.all(question) : List.of(desk.one(question));
    if (format.isJson()) {
      List<JsonNode> answers =
          quotes.stream()
              .<JsonNode>map(quote -> CostJson.of(quote.route(), quote.answer()))
              .toList();
      print(
          every
              ? JsonNodeFactory.instance.arrayNode(answers.size()).addAll(answers)
              : answers.get(0));
    } else {
      quotes.forEach(quote -> registry.environment.out().print(CostText.of(quote)));
    }
    return quotes.stream().anyMatch(quote -> quote.answer() instanceof CostAnswer.Priced)
        ? ExitCode.FINE
        : ExitCode.FINDINGS;
  }

  private RouteChoice choice(Optional<ResponseApis.Reported> reported) {
    if (route != null) {
      return new RouteChoice.ById(route);
    }
    Optional<String> where = Optional.ofNullable(platform);
    if (model != null) {
      return new RouteChoice.ByModel(model, where);
    }
    return reported
        .flatMap(ResponseApis.Reported::modelString)
        .map(name -> new RouteChoice.ByModelString(name, where))
        .orElseThrow(
            () -> registry.usage("The response does not name its model: add --model or --route."));
  }

  private static void count(Usage.Counter counter, String unit, @Nullable String count) {
    if (count == null) {
      return;
    }
    try {
      counter.set(unit, new BigDecimal(count));
    } catch (NumberFormatException e) {
      throw new Refusal(
          Refusal.Code.NOT_A_COUNT,
          Quoted.shortened(unit) + " is no number: " + Quoted.shortened(count));
    }
  }

  private Optional<Instant> time() {
    try {
      return Optional.ofNullable(at).map(AsOf::parse);
    } catch (IllegalArgumentException e) {
      throw new Refusal(Refusal.Code.NOT_A_TIME, "--at: " + e.getMessage());
    }
  }

  private CostDesk desk(Registry data, Optional<Instant> time) {
    return new CostDesk(
        data,
        time.orElseGet(
            () ->
                registry.global.revision == null
                    ? registry.environment.clock().instant()
                    : data.asOf()));
  }

  private void print(JsonNode answer) {
    registry.environment.out().print(JsonText.pretty(answer));
  }
}
