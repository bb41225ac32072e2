package io.modelregistry.render.html;

import io.modelregistry.json.ClassPathFile;
import io.modelregistry.json.JsonText;
import io.modelregistry.render.Artifact;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The browser modules of the pages: the files of {@code site-templates/modules}, and data that they
 * share with the command. Each is served under a name with its hash, and what it imports by {@code
 * "./other.js"} becomes the hashed name of the other. So a browser keeps each for ever, and never
 * mixes two versions. What others load has its plain name too, and caches keep that for a short
 * time.
 */
final class Modules {
  /** The module that answers questions; others load it too, by its plain name. */
  static final String REGISTRY = "registry";

  /** The library that draws charts. */
  static final String CHARTS = "uplot";

  /** What there is of our own. A module comes after those that it imports. */
  private static final List<String> NAMES =
      List.of(
          "health",
          REGISTRY,
          "usage",
          "view",
          "combobox",
          "home",
          "compare",
          "calculator",
          "copy",
          "figures",
          "price",
          "chart");

  /** How APIs report usage, out of the data by which the command reads responses too. */
  private static final String RESPONSE_APIS = "response-apis";

  private static final String RESPONSE_APIS_DATA = "/io/modelregistry/app/cost/response-apis.json";

  /** Its types, beside its plain name, where editors look for them. */
  private static final String TYPES = REGISTRY + ".d.ts";

  /** One in brackets is fetched when it is wanted, and not before. */
  private static final Pattern IMPORT = Pattern.compile("(\\(?)([\"'])\\./([a-z-]+)\\.js\\2");

  private record Module(String path, String text, Set<String> imports) {}

  private final Map<String, Module> modules = new LinkedHashMap<>();

  private Modules() {}

  static Modules load() {
    Modules modules = new Modules();
    modules.add(CHARTS, WebJar.of(CHARTS).module("dist/uPlot.iife.min.js", "uPlot"));
    modules.add(RESPONSE_APIS, responseApis());
    NAMES.forEach(name -> modules.add(name, Assets.text("modules/" + file(name) + ".js")));
    return modules;
  }

  /** The large one is served small; what it is made from stands beside it. */
  private static String file(String name) {
    return name.equals(REGISTRY) ? name + ".min" : name;
  }

  /** Only what is needed for reading. */
  private static String responseApis() {
    JsonNode data = ClassPathFile.json(RESPONSE_APIS_DATA);
    for (JsonNode api : data.required("apis")) {
      ((ObjectNode) api).retain("id", "shapes", "total", "counts");
    }
    return "export const apis = " + JsonText.compact(data.required("apis")) + ";\n";
  }

  /**
   * What a page loads.
   *
   * @param run addresses of the modules that it runs
   * @param imported addresses of what those import, so that a browser fetches all at once
   */
  record Loading(List<String> run, List<String> imported) {}

  /** What a page loads that runs those modules. */
  Loading loading(List<String> run) {
    Set<String> names = new LinkedHashSet<>();
    run.forEach(name -> collect(name, names));
    names.removeAll(run);
    return new Loading(paths(run), paths(names));
  }

  private List<String> paths(Collection<String> names) {
    return names.stream().map(name -> module(name).path()).toList();
  }

  List<Artifact> artifacts() {
    List<Artifact> artifacts = new ArrayList<>();
    modules.values().forEach(each -> artifacts.add(Artifact.text(each.path(), each.text())));
    artifacts.add(Artifact.text(publicPath(), module(REGISTRY).text()));
    artifacts.add(Artifact.text(typesPath(), Assets.text("modules/" + TYPES)));
    return artifacts;
  }

  /** Where others find the types of the module that answers questions. */
  static String typesPath() {
    return "assets/" + TYPES;
  }

  /** Where others find the module that answers questions, whatever it holds. */
  static String publicPath() {
    return "assets/" + REGISTRY + ".js";
  }

  private void add(String name, String source) {
    Set<String> imports = new LinkedHashSet<>();
    StringBuilder text = new StringBuilder(source.length());
    Matcher matcher = IMPORT.matcher(source);
    while (matcher.find()) {
      String path = module(matcher.group(3)).path();
      if (matcher.group(1).isEmpty()) {
        imports.add(matcher.group(3));
      }
      matcher.appendReplacement(
          text, matcher.group(1) + "\"./" + path.substring(path.lastIndexOf('/') + 1) + "\"");
    }
    matcher.appendTail(text);
    String hashed = HashedName.of(name, text.toString(), "js");
    modules.put(name, new Module("assets/" + hashed, text.toString(), imports));
  }

  private void collect(String name, Set<String> names) {
    if (names.add(name)) {
      new ArrayList<>(module(name).imports()).forEach(each -> collect(each, names));
    }
  }

  private Module module(String name) {
    Module module = modules.get(name);
    if (module == null) {
      throw new IllegalStateException(
          "no module is called '" + name + "', or it comes after one that imports it");
    }
    return module;
  }
}
