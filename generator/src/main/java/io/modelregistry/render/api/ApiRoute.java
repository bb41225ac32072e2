package io.modelregistry.render.api;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Every address of the API: the one list from which files, index and documentation are made. */
public enum ApiRoute {
  INDEX("index.json", "index", "This list of addresses."),
  REVISION(
      "revision.json",
      "revision",
      "The commit that the site was built from, the day whose prices are current, and a hash of"
          + " everything else."),
  FILES(
      "files.txt",
      "files",
      "SHA-256 and path of every file of the site, as sha256sum -c reads it; the command registry"
          + " verify checks a site by it."),
  PLATFORMS("platforms.json", "platforms", "All platforms."),
  PLATFORM(
      "platforms/{platform_id}.json",
      "platform",
      "One platform, with the providers and models that can be called there."),
  PROVIDERS("providers.json", "providers", "All providers."),
  PROVIDER(
      "providers/{provider_id}.json",
      "provider",
      "One provider, with its models and the platforms where they can be called."),
  MODELS("models.json", "models", "All models, as summaries."),
  MODEL("models/{model_id}.json", "model", "One model, with derived capabilities."),
  MODEL_ROUTES(
      "models/{model_id}/routes.json",
      "routes",
      "The routes of one model, whatever their status, as summaries."),
  MODEL_HISTORY(
      "models/{model_id}/history.json",
      "history",
      "What changed about one model and its routes, newest first, and its prices over time."),
  MODEL_ALTERNATIVES(
      "models/{model_id}/alternatives.json",
      "alternatives",
      "What could stand in for one model: its named replacement first, then the nearest usable"
          + " ones."),
  ROUTE(
      "routes/{route_id}.json",
      "route",
      "One route, with everything it takes from its model, provider and platform."),
  CAPABILITIES(
      "capabilities.json", "capabilities", "The vocabulary, with the models that have each."),
  CAPABILITY("capabilities/{capability}.json", "capability", "One capability."),
  PRICING("pricing.json", "pricing", "The price of every route on the registry's day."),
  PRICING_CSV("pricing.csv", "pricing-csv", "The same prices as a table, RFC 4180."),
  FALLBACKS("fallbacks.json", "fallbacks", "Each model's active routes in the order to try them."),
  DEPRECATIONS(
      "deprecations.json",
      "deprecations",
      "Models that are going or gone, and what replaces them."),
  SEARCH(
      "search.json",
      "search",
      "All models and routes by columns, with all that search, questions and costs need; the"
          + " browser module reads it."),
  CHANGES(
      "changes.json",
      "changes",
      "The latest changes, newest first, and the months that have the rest."),
  CHANGES_OF_MONTH(
      "changes/{month}.json", "month", "All changes of one month (UTC), newest first."),
  TOMBSTONES(
      "tombstones.json", "tombstones", "Ids that were removed or renamed, and what replaced them."),
  HEALTH(
      "health.json",
      "health",
      "Whether platforms and routes answer, and how often they did. Published on its own every few"
          + " minutes, and absent where nobody checks."),
  DUMP(
      "dumps/registry.json",
      "dump",
      "Every platform, provider, model and route whole, in one file; each has its line."),
  DUMP_LINES("dumps/registry.ndjson", "dump-lines", "The same as JSON lines."),
  DUMP_TABLE(
      "dumps/{table}.csv",
      "dump-table",
      "Tables for spreadsheets, RFC 4180: platforms, providers, models, routes, and prices with a"
          + " row for each unit of each override."),
  DUMP_DATABASE(
      "dumps/registry.sqlite",
      "dump-database",
      "The same tables as a SQLite database, with capabilities and units beside them."),
  DUMP_SUMS("dumps/SHA256SUMS.txt", "dump-sums", "SHA-256 of each dump, as sha256sum -c reads it."),
  OPENAPI(
      "openapi.json", "openapi", "This API as OpenAPI 3.1, whole with its schemas in one file."),
  SCHEMA("schemas/{schema}", "schema", "JSON Schemas of the authored files."),
  API_SCHEMA("schemas/api/{schema}", "schema", "JSON Schemas of these resources."),
  ANSWER_SCHEMA(
      "schemas/answers/{schema}",
      "schema",
      "JSON Schemas of what the command prints for programs."),
  NOT_FOUND("errors/404.json", "error", "The answer where there is nothing.");

  /** Where everything for programs lies below the site's root. */
  public static final String FOLDER = "api/";

  /** Where the API lies below the site's root. */
  public static final String ROOT = FOLDER + "registry/";

  private static final Pattern PARAMETER = Pattern.compile("\\{[^}]+}");

  private final String template;
  private final String kind;
  private final String description;

  ApiRoute(String template, String kind, String description) {
    this.template = template;
    this.kind = kind;
    this.description = description;
  }

  /** The path below {@link #ROOT}, with parameters in braces: {@code models/{model_id}.json}. */
  public String template() {
    return template;
  }

  /** What the envelope's {@code kind} says. */
  public String kind() {
    return kind;
  }

  /** One sentence that says what is there. */
  public String description() {
    return description;
  }

  /** Whether it is JSON in the envelope; tables, databases, descriptions and schemas are not. */
  public boolean isEnveloped() {
    return template.endsWith(".json") && !isSchema() && this != OPENAPI;
  }

  /** Whether it changes without a build, so that no build makes it and it may be absent. */
  public boolean isDynamic() {
    return this == HEALTH;
  }

  /** Whether it is the address of JSON Schemas. */
  boolean isSchema() {
    return this == SCHEMA || this == API_SCHEMA || this == ANSWER_SCHEMA;
  }

  /** The path below {@link #ROOT} of the schema that its body follows. */
  public Optional<String> schema() {
    return isEnveloped() ? Optional.of("schemas/api/" + kind + ".schema.json") : Optional.empty();
  }

  /** The path below the site's root with its parameters filled in, in order. */
  public String path(String... parameters) {
    String path = template;
    for (String parameter : parameters) {
      path = PARAMETER.matcher(path).replaceFirst(Matcher.quoteReplacement(parameter));
    }
    if (path.contains("{")) {
      throw new IllegalArgumentException(template + " has more parameters than were given");
    }
    return ROOT + path;
  }

  /** Whether a path below the site's root is one of this route. */
  public boolean matches(String path) {
    String pattern = Pattern.quote(ROOT + template).replaceAll("\\{[^}]+}", "\\\\E[^/]+\\\\Q");
    return path.matches(pattern);
  }
}
