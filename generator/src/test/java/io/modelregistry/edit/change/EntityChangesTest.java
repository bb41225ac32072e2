package io.modelregistry.edit.change;

import static io.modelregistry.edit.change.RegistryFiles.TODAY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.modelregistry.model.EntityKind;
import io.modelregistry.model.Route;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ObjectNode;

class EntityChangesTest {
  private static final RegistryFiles SAMPLE = RegistryFiles.sample();

  private static ObjectNode json(String text) {
    return JsonInput.object("test", text.replace('\'', '"').getBytes(StandardCharsets.UTF_8));
  }

  private static CreateEntity create(EntityKind kind, String id, boolean revive, String... fields) {
    return new CreateEntity(
        EntityPlaces.of(kind, id, Optional.of("acme")),
        Optional.empty(),
        List.of(fields).stream().map(FieldAssignment::parse).toList(),
        Optional.of(new Citation("https://acme.example/new", TODAY)),
        revive);
  }

  private static UpdateEntity update(EntityKind kind, String id, String patch, String... fields) {
    return new UpdateEntity(
        kind,
        id,
        patch.isEmpty() ? Optional.empty() : Optional.of(json(patch)),
        List.of(fields).stream().map(FieldAssignment::parse).toList(),
        Optional.empty());
  }

  private static DeleteEntity delete(EntityKind kind, String id, boolean withRoutes) {
    return new DeleteEntity(kind, id, withRoutes, TODAY, Optional.empty(), Optional.empty());
  }

  private static RenameEntity rename(EntityKind kind, String from, String to, boolean revive) {
    return new RenameEntity(kind, from, to, Optional.empty(), revive, TODAY, Optional.empty());
  }

  private static SetPriority priority(String route, int position) {
    return new SetPriority(route, position);
  }

  private static EditRefusal refusal(RegistryFiles files, Change change) {
    try {
      files.plan(change);
    } catch (EditRefusal refusal) {
      return refusal;
    }
    throw new AssertionError("it was not refused");
  }

  @Test
  void the_sample_has_no_findings() {
    assertThat(SAMPLE.errors()).isEmpty();
    assertThat(SAMPLE.warnings()).isEmpty();
  }

  @Test
  void creates_what_is_valid_with_its_schema_and_status() {
    RegistryFiles files =
        SAMPLE
            .after(create(EntityKind.MODEL, "three", false, "name=Three"))
            .after(create(EntityKind.ROUTE, "three--direct", false))
            .after(create(EntityKind.PLATFORM, "sunny", false, "name=Sunny", "auth_type=none"))
            .after(create(EntityKind.PROVIDER, "bold", false, "name=Bold"));

    assertThat(files.errors()).isEmpty();
    assertThat(files.flat("models/acme/three.json"))
        .isEqualTo(
            "{ \"$schema\": \"../../../schemas/model.schema.json\", \"name\": \"Three\","
                + " \"status\": \"active\", \"sources\": [ { \"url\": \"https://acme.example/new\","
                + " \"verified_at\": \"2026-11-22\" } ] }");
    assertThat(files.text("platforms/sunny.json")).contains("\"../../schemas/platform.schema");
    assertThat(files.text("routes/three/direct.json")).contains("\"priority\": 1");
  }

  @Test
  void a_new_route_is_the_last_of_its_chain_unless_it_says_otherwise() {
    RegistryFiles files = SAMPLE.after(create(EntityKind.ROUTE, "two--cloudy--eu", false));
    assertThat(files.text("routes/two/cloudy--eu.json")).contains("\"priority\": 3");
    RegistryFiles first =
        SAMPLE.after(create(EntityKind.ROUTE, "two--cloudy--eu", false, "priority=7"));
    assertThat(first.text("routes/two/cloudy--eu.json")).contains("\"priority\": 7");
  }

  @Test
  void refuses_ids_that_are_taken_gone_or_unlawful() {
    assertThat(refusal(SAMPLE, create(EntityKind.MODEL, "one", false)).code())
        .isEqualTo(EditRefusal.Code.ID_TAKEN);
    RegistryFiles gone = SAMPLE.after(delete(EntityKind.MODEL, "one", true));
    assertThat(refusal(gone, create(EntityKind.MODEL, "one", false)).message())
        .contains("removed on 2026-11-22", "--revive");
    for (String id : List.of("One", "a--b", "index", "../x", "")) {
      assertThatThrownBy(() -> create(EntityKind.MODEL, id, false))
          .isInstanceOf(EditRefusal.class)
          .hasMessageContaining("cannot be the id of a model");
    }
    for (String id : List.of("one", "one--a--b--c", "one--", "--a")) {
      assertThatThrownBy(() -> create(EntityKind.ROUTE, id, false)).isInstanceOf(EditRefusal.class);
    }
  }

  @Test
  void create_update_delete_leaves_the_tree_as_it_was_but_for_the_tombstone() {
    Map<EntityKind, String> ids =
        Map.of(
            EntityKind.PLATFORM, "sunny",
            EntityKind.PROVIDER, "bold",
            EntityKind.MODEL, "three",
            EntityKind.ROUTE, "two--cloudy--eu");
    ids.forEach(
        (kind, id) -> {
          RegistryFiles made = SAMPLE.after(create(kind, id, false, "name=X"));
          RegistryFiles gone =
              made.after(update(kind, id, "{'status': 'beta'}")).after(delete(kind, id, false));
          assertThat(gone.without("tombstones.json").texts()).isEqualTo(SAMPLE.texts());
          assertThat(gone.flat("tombstones.json"))
              .contains("\"kind\": \"" + kind.word() + "\", \"id\": \"" + id + "\"");
          assertThat(
                  gone.after(create(kind, id, true, "name=X")).without("tombstones.json").texts())
              .isEqualTo(made.texts());
        });
  }

  @Test
  void a_patch_merges_removes_and_keeps_the_rest() {
    RegistryFiles files =
        SAMPLE.after(
            update(
                EntityKind.MODEL,
                "two",
                "{'$schema': './elsewhere.json', 'pricing': {'output_cost': 7}, 'model_string':"
                    + " null, 'tags': ['b', 'a']}",
                "tags.-=c"));
    assertThat(files.flat("models/acme/two.json"))
        .contains("\"input_cost\": 2, \"output_cost\": 7", "[\"b\", \"a\", \"c\"]")
        .doesNotContain("$schema", "model_string");
    assertThat(files.errors()).isEmpty();
  }

  @Test
  void what_changes_nothing_writes_nothing() {
    byte[] odd =
        SAMPLE
            .text("models/acme/two.json")
            .replace("  ", "    ")
            .replace("\n", "\r\n")
            .getBytes(StandardCharsets.UTF_8);
    RegistryFiles files = SAMPLE.withBytes("models/acme/two.json", odd);
    assertThat(files.plan(update(EntityKind.MODEL, "two", "{'name': 'Two'}")).plan().isEmpty())
        .isTrue();
  }

  @Test
  void changes_a_pinned_field_and_says_so() {
    RegistryFiles files =
        SAMPLE.after(update(EntityKind.MODEL, "two", "{'pinned': {'name': 'by contract'}}"));
    assertThat(files.plan(update(EntityKind.MODEL, "two", "", "name=Zwei")).notes())
        .singleElement()
        .asString()
        .contains("pins name (by contract)");
    assertThat(files.plan(update(EntityKind.MODEL, "two", "", "family=f")).notes()).isEmpty();
  }

  @Test
  void refuses_to_change_a_file_that_it_could_not_keep() {
    RegistryFiles files =
        SAMPLE.withBytes(
            "models/acme/two.json", "{\"name\": 1,\n\"name\": 2}".getBytes(StandardCharsets.UTF_8));
    assertThat(refusal(files, update(EntityKind.MODEL, "two", "", "name=x")).message())
        .contains("two.json line 2", "stands twice");
  }

  @Test
  void says_what_was_meant_and_what_became_of_it() {
    assertThat(refusal(SAMPLE, update(EntityKind.MODEL, "tow", "", "name=x")).message())
        .contains("did you mean 'two'");
    RegistryFiles renamed = SAMPLE.after(rename(EntityKind.MODEL, "one", "uno", false));
    assertThat(refusal(renamed, update(EntityKind.MODEL, "one", "", "name=x")).message())
        .contains("removed on 2026-11-22; use 'uno'");
  }

  @Test
  void does_not_remove_what_is_still_used_and_says_by_what() {
    RegistryFiles files = SAMPLE.after(update(EntityKind.MODEL, "one", "", "replaced_by=two"));
    assertThat(refusal(files, delete(EntityKind.MODEL, "two", false)).references())
        .containsExactly(
            "routes/two/cloudy.json", "routes/two/direct.json", "models/acme/one.json/replaced_by");
    assertThat(refusal(files, delete(EntityKind.MODEL, "two", true)).references())
        .containsExactly("models/acme/one.json/replaced_by");
    assertThat(refusal(files, delete(EntityKind.PLATFORM, "cloudy", false)).references())
        .containsExactly("routes/two/cloudy.json", "models/acme/two.json/platform_configs/cloudy");
    assertThat(refusal(files, delete(EntityKind.PROVIDER, "acme", false)).references())
        .containsExactly("models/acme/one.json", "models/acme/two.json");
    assertThat(refusal(files, delete(EntityKind.PLATFORM, "direct", true)).code())
        .isEqualTo(EditRefusal.Code.ID_RESERVED);
  }

  @Test
  void removes_a_model_with_its_routes_and_their_observations() {
    RegistryFiles files =
        SAMPLE
            .with("observations/two/cloudy/2026-10.json", "{'days': []}")
            .after(delete(EntityKind.MODEL, "two", true));
    assertThat(files.paths()).noneMatch(path -> path.contains("two"));
    assertThat(files.flat("tombstones.json")).doesNotContain("route");
    assertThat(files.errors()).isEmpty();
  }

  @Test
  void a_tombstone_that_led_to_a_route_still_leads_somewhere() {
    RegistryFiles files =
        SAMPLE
            .after(create(EntityKind.ROUTE, "two--cloudy--eu", false))
            .after(rename(EntityKind.ROUTE, "two--cloudy--eu", "two--cloudy--us", false))
            .after(delete(EntityKind.MODEL, "two", true));
    assertThat(files.errors()).isEmpty();
  }

  @Test
  void renames_a_model_with_all_that_refers_to_it() {
    RegistryFiles files =
        SAMPLE
            .after(update(EntityKind.MODEL, "one", "", "replaced_by=two"))
            .with("observations/two/cloudy/2026-10.json", "{'days': []}")
            .after(rename(EntityKind.MODEL, "two", "dos", false));
    assertThat(files.errors()).doesNotContain("unresolved-reference", "id-reused");
    assertThat(files.paths())
        .contains(
            "models/acme/dos.json",
            "routes/dos/direct.json",
            "routes/dos/cloudy.json",
            "observations/dos/cloudy/2026-10.json")
        .noneMatch(path -> path.contains("two"));
    assertThat(files.text("models/acme/one.json")).contains("\"replaced_by\": \"dos\"");
    assertThat(files.flat("tombstones.json"))
        .contains("\"id\": \"two\", \"removed\": \"2026-11-22\", \"replaced_by\": \"dos\"");
    assertThat(files.text("routes/dos/direct.json"))
        .isEqualTo(SAMPLE.text("routes/two/direct.json"));
  }

  @Test
  void a_renamed_model_is_still_called_by_the_name_its_provider_knows() {
    RegistryFiles files = SAMPLE.after(rename(EntityKind.MODEL, "one", "uno", false));
    assertThat(files.text("models/acme/uno.json")).contains("\"model_string\": \"one\"");
    RegistryFiles other = SAMPLE.after(rename(EntityKind.MODEL, "two", "dos", false));
    assertThat(other.text("models/acme/dos.json")).contains("\"model_string\": \"two-latest\"");
  }

  @Test
  void renames_platforms_providers_and_routes() {
    RegistryFiles files =
        SAMPLE
            .after(rename(EntityKind.PLATFORM, "cloudy", "overcast", false))
            .after(rename(EntityKind.PROVIDER, "acme", "acme-inc", false))
            .after(rename(EntityKind.ROUTE, "two--overcast", "two--overcast--eu", false));
    assertThat(files.errors()).isEmpty();
    assertThat(files.paths())
        .contains(
            "platforms/overcast.json",
            "providers/acme-inc.json",
            "models/acme-inc/one.json",
            "routes/two/overcast--eu.json");
    assertThat(files.flat("models/acme-inc/two.json"))
        .contains("\"platform_configs\": { \"overcast\": { \"tier\": \"x\" } }");
    assertThat(refusal(SAMPLE, rename(EntityKind.PLATFORM, "direct", "d", false)).code())
        .isEqualTo(EditRefusal.Code.ID_RESERVED);
  }

  @Test
  void renaming_there_and_back_leaves_what_was_there() {
    RegistryFiles files =
        SAMPLE
            .after(rename(EntityKind.MODEL, "two", "dos", false))
            .after(rename(EntityKind.MODEL, "dos", "two", true));
    assertThat(files.without("tombstones.json").texts()).isEqualTo(SAMPLE.texts());
    assertThat(files.errors()).isEmpty();
  }

  @Test
  void an_older_tombstone_leads_to_the_newest_name() {
    RegistryFiles files =
        SAMPLE
            .after(rename(EntityKind.MODEL, "two", "dos", false))
            .after(rename(EntityKind.MODEL, "dos", "zwei", false));
    assertThat(files.flat("tombstones.json")).doesNotContain("\"replaced_by\": \"dos\"");
    assertThat(files.errors()).isEmpty();
  }

  @Test
  void moves_a_model_to_another_provider_under_its_id() {
    RegistryFiles files =
        SAMPLE
            .after(create(EntityKind.PROVIDER, "bold", false, "name=Bold"))
            .after(
                new RenameEntity(
                    EntityKind.MODEL,
                    "one",
                    "one",
                    Optional.of("bold"),
                    false,
                    TODAY,
                    Optional.empty()));
    assertThat(files.paths()).contains("models/bold/one.json").doesNotContain("tombstones.json");
    assertThat(files.errors()).isEmpty();
    assertThatThrownBy(() -> files.plan(rename(EntityKind.MODEL, "one", "one", false)))
        .hasMessageContaining("its name already");
  }

  @Test
  void puts_a_route_at_its_place_and_numbers_all_without_ties() {
    RegistryFiles files =
        SAMPLE
            .after(create(EntityKind.ROUTE, "two--cloudy--eu", false, "priority=2"))
            .after(create(EntityKind.ROUTE, "two--cloudy--us", false, "priority=40"));
    assertThat(chain(files.after(priority("two--cloudy--us", 1))))
        .containsExactly("us 1", "direct 2", "cloudy 3", "eu 4");
    assertThat(chain(files.after(priority("two--direct", 99))))
        .containsExactly("cloudy 1", "eu 2", "us 3", "direct 4");
    RegistryFiles done = files.after(priority("two--cloudy--us", 2));
    assertThat(done.plan(priority("two--cloudy--us", 2)).plan().isEmpty()).isTrue();
    assertThat(done.warnings()).doesNotContain("same-priority");
  }

  private static List<String> chain(RegistryFiles files) {
    return files.entities().routes().values().stream()
        .filter(route -> route.modelId().equals("two"))
        .sorted(Comparator.comparing(Route::priority))
        .map(route -> route.variant().orElse(route.platformId()) + " " + route.priority())
        .toList();
  }

  @Test
  void deprecates_with_date_successor_and_guide() {
    RegistryFiles files =
        SAMPLE.after(
            new DeprecateModel(
                "one",
                Optional.of(TODAY.plusDays(30)),
                Optional.of("two"),
                Optional.of("https://acme.example/move"),
                Optional.empty()));
    assertThat(files.errors()).isEmpty();
    assertThat(files.flat("models/acme/one.json"))
        .contains(
            "\"deprecation_date\": \"2026-12-22\", \"status\": \"deprecated\", \"replaced_by\":"
                + " \"two\", \"migration_guide\": \"https://acme.example/move\"");
  }

  @Test
  void sets_and_forgets_capabilities() {
    SetCapabilities set =
        new SetCapabilities(
            EntityKind.MODEL,
            "one",
            Map.of("vision", Optional.of(true), "reasoning", Optional.of(false)),
            Optional.empty());
    RegistryFiles files = SAMPLE.after(set);
    assertThat(files.flat("models/acme/one.json"))
        .contains("\"capabilities\": { \"reasoning\": false, \"vision\": true }");
    RegistryFiles back =
        files.after(
            new SetCapabilities(
                EntityKind.MODEL,
                "one",
                Map.of("vision", Optional.empty(), "reasoning", Optional.empty()),
                Optional.empty()));
    assertThat(back.texts()).isEqualTo(SAMPLE.texts());
    assertThat(files.plan(set).message())
        .isEqualTo("feat(model): set reasoning=false, vision=true of one");
  }
}
