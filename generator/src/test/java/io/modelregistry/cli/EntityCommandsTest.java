package io.modelregistry.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.modelregistry.render.ApiSchemas;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class EntityCommandsTest {
  private static final String CHANGE = "answers/change.schema.json";
  private static final String LIST = "answers/list.schema.json";

  @TempDir private Path folder;
  private DataFolderFixture data = DataFolderFixture.NONE;

  @BeforeEach
  void writeData() {
    data = DataFolderFixture.in(folder);
  }

  private Shell.Result run(String... args) {
    return new Shell(folder).run(args);
  }

  private Shell.Result words(String args) {
    return run(args.split(" ", -1));
  }

  private JsonNode json(String args, String schema) {
    Shell.Result result = words(args + " --format json");
    assertThat(ApiSchemas.problems(schema, result.out())).as(result.out() + result.err()).isEmpty();
    return JsonMapper.shared().readTree(result.out());
  }

  private String text(String path) {
    try {
      return Files.readString(data.root().resolve(path));
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private Map<String, String> tree() throws IOException {
    Map<String, String> tree = new TreeMap<>();
    try (var files = Files.walk(data.root())) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        tree.put(data.root().relativize(file).toString(), Files.readString(file));
      }
    }
    return tree;
  }

  @Test
  void lists_what_the_filters_let_through() {
    words("platform update cloudy --set status=beta");
    data.route("acme-small", "cloudy", 2, "");
    assertThat(words("platform list").out())
        .isEqualTo(
            """
              ID      STATUS  MODELS  NAME
              cloudy  beta    2       Cloudy
              direct  active  2       Direct
            """);
    assertThat(words("platform list --status beta").out()).contains("cloudy").doesNotContain("dir");
    assertThat(words("provider list --platform cloudy --status active").out()).contains("acme");
    assertThat(words("provider list --status deprecated").out()).doesNotContain("acme");
    assertThat(words("route list --model acme-large --platform cloudy --status active").out())
        .isEqualTo(
            """
              ID                  PRIORITY  STATUS  INPUT  OUTPUT  MODEL STRING
              acme-large--cloudy  2         active  3      12      acme-large
            """);
    assertThat(words("model list --provider acme --platform cloudy").out())
        .contains("acme-large", "acme-small");
    assertThat(words("model list --max-input-cost 1 --require function_calling").out())
        .contains("acme-small")
        .doesNotContain("acme-large");
    assertThat(words("model list --min-context 300000").out()).doesNotContain("acme");
    assertThat(words("model list --platform nowhere").code()).isEqualTo(1);
    assertThat(words("model list --at tomorrow").code()).isEqualTo(2);
    Shell.Result unknown = words("route list --model acme-larg");
    assertThat(unknown.code()).isEqualTo(1);
    assertThat(unknown.err()).contains("did you mean 'acme-large'");
  }

  @Test
  void lists_and_shows_entities_to_programs_as_the_api_does() {
    assertThat(json("platform list", LIST).required("total").intValue()).isEqualTo(2);
    assertThat(json("provider list", LIST).at("/providers/0/id").stringValue()).isEqualTo("acme");
    assertThat(json("model list --status beta", LIST).required("total").intValue()).isZero();
    assertThat(json("route list", LIST).findValuesAsString("route_id")).hasSize(3);
    json("platform get cloudy", "api/platform.schema.json#/$defs/platform");
    json("provider get acme", "api/provider.schema.json#/$defs/provider");
    json("model get acme-small", "api/model.schema.json#/$defs/model");
    json("route get acme-large--cloudy", "api/route.schema.json#/$defs/route");
    assertThat(json("route get acme-larg--cloudy", CHANGE).at("/error/code").stringValue())
        .isEqualTo("unknown_id");
    json("model list --platform nowhere", LIST + "#/$defs/refused");
    assertThat(json("route list --model nobody", LIST).at("/error/code").stringValue())
        .isEqualTo("unknown_id");
  }

  @Test
  void shows_one_to_people() {
    assertThat(words("model get acme-small").out())
        .contains("name ", "Acme Small", "(not)", "pricing.input_cost ", "0.25")
        .doesNotContain("{", "\"");
    assertThat(words("model get acme-small --authored").out())
        .isEqualTo(text("models/acme/acme-small.json"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "platform create sunny --set name=Sunny --set auth_type=none",
        "provider create bold --set name=Bold",
        "model create acme-3 --provider acme --set name=Three",
        "route create acme-small--cloudy"
      })
  void create_get_update_delete_leaves_the_tree_as_it_was_but_for_the_tombstone(String create)
      throws IOException {
    Map<String, String> before = tree();
    String[] parts = create.split(" ", -1);
    String kind = parts[0];
    String id = parts[2];

    assertThat(words(create).code()).isZero();
    Shell.Result authored = words(kind + " get " + id + " --authored");
    assertThat(
            new Shell(folder).typing(authored.out()).run(kind, "update", id, "--file", "-").err())
        .contains("Nothing to change");
    assertThat(words(kind + " update " + id + " --source https://acme.example/x").code()).isZero();
    assertThat(words(kind + " delete " + id).code()).isZero();

    Map<String, String> after = tree();
    assertThat(after.remove("tombstones.json")).contains("\"id\": \"" + id + "\"");
    assertThat(after).isEqualTo(before);
    assertThat(words(create).code()).isEqualTo(1);
    assertThat(words(create).err()).contains("--revive");
    assertThat(words(create + " --revive").code()).isZero();
    assertThat(words(kind + " get " + id).code()).isZero();
    assertThat(text("tombstones.json")).contains("\"tombstones\": []");
  }

  @Test
  void takes_an_entity_from_a_file_or_from_standard_input() throws IOException {
    Files.writeString(folder.resolve("new.json"), "{\"status\": \"beta\",\n  \"name\":\"Acme 3\"}");
    assertThat(words("model create acme-3 --provider acme --file new.json").code()).isZero();
    assertThat(text("models/acme/acme-3.json"))
        .isEqualTo(
            """
            {
              "$schema": "../../../schemas/model.schema.json",
              "name": "Acme 3",
              "status": "beta"
            }
            """);
    Shell.Result broken =
        new Shell(folder)
            .typing("{\"name\": \"a\", \"name\": \"b\"}")
            .run("model", "update", "acme-3", "--file", "-");
    assertThat(broken.code()).isEqualTo(2);
    assertThat(broken.err()).contains("standard input: line 1, column 15", "stands twice");
    assertThat(words("model update acme-3 --file nowhere.json").code()).isEqualTo(3);
  }

  @Test
  void refuses_what_would_be_invalid_with_the_findings() throws IOException {
    Map<String, String> before = tree();
    Shell.Result result = words("model update acme-small --set context_window=lots --set statsu=x");
    assertThat(result.code()).isEqualTo(1);
    assertThat(result.err())
        .contains(
            "registry-data/models/acme/acme-small.json:",
            "[wrong-type]",
            "did you mean 'status'",
            "Nothing was written");
    JsonNode answer = json("route create acme-small--nowhere", CHANGE);
    assertThat(answer.required("done").booleanValue()).isFalse();
    assertThat(answer.at("/findings/0/rule").stringValue()).isEqualTo("unresolved-reference");
    assertThat(tree()).isEqualTo(before);
  }

  @Test
  void errors_that_were_there_before_keep_nobody_from_mending_something() {
    data.write("providers/broken.json", "{\"name\": 7}\n");
    Shell.Result other = words("model update acme-small --set family=x");
    assertThat(other.code()).as(other.err()).isZero();
    assertThat(other.err()).contains("2 errors were there before");
    assertThat(
            json("model update acme-small --set family=y", CHANGE)
                .required("known_errors")
                .intValue())
        .isEqualTo(2);
    Shell.Result half = words("provider update broken --set name=Mended");
    assertThat(half.code()).as(half.err()).isZero();
    assertThat(words("provider update broken --set status=active").err()).doesNotContain("before");
    assertThat(words("validate").code()).isZero();
  }

  @Test
  void every_change_answers_programs() {
    for (String change :
        List.of(
            "model create acme-3 --provider acme --set name=Three",
            "model set-price acme-3 --input 1 --output 2 --unit cache_read_cost=0.1",
            "model set-price acme-large --route cloudy --input 2 --from 2027-01-01",
            "route set-price acme-large--cloudy --input 2.5 --correct --from 2027-01-01",
            "model set-capability acme-3 vision=true reasoning=unknown",
            "model set-capability acme-large --route cloudy vision=false",
            "route set-capability acme-large--cloudy vision=unknown",
            "model deprecate acme-small --date 2027-01-31 --replaced-by acme-3 --guide"
                + " https://acme.example/move",
            "route set-priority acme-large--cloudy 1",
            "model rename acme-3 acme-three",
            "model rename acme-large acme-xl --dry-run",
            "route delete acme-large--cloudy --reason Gone.",
            "model update acme-small --set family=x --source https://acme.example/f")) {
      JsonNode answer = json(change, CHANGE);
      assertThat(answer.required("done").booleanValue())
          .as(answer.toString())
          .isEqualTo(!change.endsWith("--dry-run"));
      assertThat(answer.required("files")).isNotEmpty();
    }
    assertThat(words("validate").code()).isZero();
    assertThat(text("models/acme/acme-small.json"))
        .contains("\"replaced_by\": \"acme-three\"", "\"verified_at\": \"2026-11-22\"");
    assertThat(json("model delete acme-three", CHANGE).at("/error/references/0").stringValue())
        .isEqualTo("models/acme/acme-small.json/replaced_by");
  }

  @Test
  void a_rehearsal_shows_the_difference_and_writes_nothing() throws IOException {
    Map<String, String> before = tree();
    Shell.Result result = words("model set-price acme-small --input 0.2 --dry-run");
    assertThat(result.code()).isZero();
    assertThat(result.out())
        .isEqualTo(
            """
            diff --git a/registry-data/models/acme/acme-small.json b/registry-data/models/acme/acme-small.json
            --- a/registry-data/models/acme/acme-small.json
            +++ b/registry-data/models/acme/acme-small.json
            @@ -13,7 +13,15 @@
               "max_output_tokens": 16000,
               "pricing": {
                 "input_cost": 0.25,
            -    "output_cost": 10
            +    "output_cost": 10,
            +    "overrides": [
            +      {
            +        "when": {
            +          "from": "2026-11-22"
            +        },
            +        "input_cost": 0.2
            +      }
            +    ]
               },
               "release_date": "2026-05-01",
               "status": "active",
            """);
    assertThat(tree()).isEqualTo(before);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "model",
        "model create",
        "model create acme-3 --set name=x",
        "model create Acme --provider acme",
        "model update acme-small",
        "model update acme-small --set family",
        "model set-price acme-small",
        "model set-price acme-small --input x",
        "model set-price acme-small --input 1 --unit input_cost=1",
        "model set-price acme-small --unit inputs_cost=1",
        "model set-price acme-small --input 1 --from tomorrow",
        "model set-capability acme-small vision=maybe",
        "model deprecate acme-small --date soon",
        "route set-priority acme-large--cloudy 0",
        "route create acme-small",
        "platform list --status inactive",
        "model update acme-small --set family=x --commit --branch b",
        "model update acme-small --set family=x --base HEAD",
        "model update acme-small --set family=x --push",
        "model update acme-small --set family=x -m text",
        "model create acme-3 --provider acme --interactive",
        "--rev HEAD model update acme-small --set family=x"
      })
  void wrong_arguments_are_told_and_change_nothing(String args) throws IOException {
    Map<String, String> before = tree();
    Shell.Result result = words(args);
    assertThat(result.code()).as(result.err()).isEqualTo(2);
    assertThat(result.err()).startsWith("registry: ").doesNotContain("bug", "\tat ");
    assertThat(tree()).isEqualTo(before);
  }

  @Test
  void asks_for_the_fields_one_by_one() {
    Shell.Result result =
        new Shell(folder)
            .answering(
                "acme",
                "",
                "Acme 3",
                "",
                "acme",
                "acme-3-latest",
                "many",
                "128000",
                "",
                "0.5",
                "-1",
                "1.5",
                "",
                "",
                "https://acme.example/3",
                "y")
            .run("model", "create", "acme-3", "--interactive");
    assertThat(result.code()).as(result.err()).isZero();
    assertThat(text("models/acme/acme-3.json"))
        .isEqualTo(
            """
            {
              "$schema": "../../../schemas/model.schema.json",
              "name": "Acme 3",
              "family": "acme",
              "model_string": "acme-3-latest",
              "context_window": 128000,
              "pricing": {
                "input_cost": 0.5,
                "output_cost": 1.5
              },
              "status": "active",
              "sources": [
                {
                  "url": "https://acme.example/3",
                  "verified_at": "2026-11-22"
                }
              ]
            }
            """);
    assertThat(result.err())
        .contains("name (required). The name as its provider writes it.", "Write this? [Y/n]")
        .contains("+  \"name\": \"Acme 3\",");
    assertThat(result.out()).isEqualTo("added registry-data/models/acme/acme-3.json\n");
  }

  @Test
  void does_not_ask_for_what_is_said_and_writes_nothing_without_a_yes() throws IOException {
    Map<String, String> before = tree();
    String[] create = {
      "route",
      "create",
      "acme-small--cloudy",
      "--interactive",
      "--source",
      "https://a.example/",
      "--set",
      "pricing.input_cost=1",
      "--set",
      "priority=5"
    };
    Shell.Result no = new Shell(folder).answering("acme/small", "", "n").run(create);
    assertThat(no.code()).isEqualTo(1);
    assertThat(no.err()).contains("nothing was written").doesNotContain("\npricing", "source.");
    Shell.Result end = new Shell(folder).answering("acme/small").run(create);
    assertThat(end.code()).isEqualTo(1);
    assertThat(tree()).isEqualTo(before);
    assertThat(new Shell(folder).answering("acme/small", "", "").run(create).code()).isZero();
    assertThat(text("routes/acme-small/cloudy.json")).contains("\"priority\": 5", "acme/small");
  }

  @Test
  void a_pinned_field_is_changed_by_hand_with_a_word() {
    words("model update acme-small --set pinned.pricing=negotiated");
    Shell.Result result = words("model set-price acme-small --input 0.1");
    assertThat(result.code()).isZero();
    assertThat(result.err()).contains("pins pricing (negotiated)");
  }
}
