package io.modelregistry.derive.lookup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.modelregistry.derive.Refusal;
import io.modelregistry.model.EntityKind;
import io.modelregistry.model.Tombstone;
import io.modelregistry.registry.SampleRegistry;
import java.time.LocalDate;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class NameLookupTest {
  private final NameLookup names =
      new NameLookup(
          new SampleRegistry()
              .capability("vision")
              .provider("acme")
              .platform("hub")
              .platform("mall")
              .model("acme", "scribe-2", model -> model.aliases = List.of("Scribe-Latest", "twin"))
              .model("acme", "scribe-1", model -> model.aliases = List.of("Twin"))
              .route("scribe-2", "hub", route -> route.modelStringOverride = "acme/Scribe:2")
              .route("scribe-1", "hub", route -> route.modelStringOverride = "acme/any")
              .route("scribe-2", "mall", route -> route.modelStringOverride = "acme/any")
              .add(
                  new Tombstone(
                      EntityKind.MODEL,
                      "scribe-0",
                      LocalDate.parse("2026-04-04"),
                      "scribe-1",
                      null))
              .build());

  private static void refused(ThrowingCallable call, Refusal.Code code, String... words) {
    assertThatThrownBy(call)
        .isInstanceOfSatisfying(
            Refusal.class, refusal -> assertThat(refusal.code()).isEqualTo(code))
        .hasMessageContainingAll(words);
  }

  @Test
  void knows_a_model_by_id_alias_and_model_string() {
    for (String name :
        List.of("scribe-2", "SCRIBE-2", "scribe-latest", "Scribe-Latest", "acme/Scribe:2")) {
      assertThat(names.model(name).id()).as(name).isEqualTo("scribe-2");
    }
  }

  @Test
  void refuses_a_name_of_several_models() {
    refused(
        () -> names.model("twin"),
        Refusal.Code.AMBIGUOUS_MODEL,
        "'twin' names 2 models: 'scribe-1', 'scribe-2'");
    refused(() -> names.model("acme/any"), Refusal.Code.AMBIGUOUS_MODEL, "name one by its id");
  }

  @Test
  void says_what_was_probably_meant() {
    refused(() -> names.model("scribe-22"), Refusal.Code.UNKNOWN_MODEL, "'scribe-2'");
    refused(() -> names.model("acme/scribe:2"), Refusal.Code.UNKNOWN_MODEL, "'acme/Scribe:2'");
    refused(() -> names.model("scribe-0"), Refusal.Code.UNKNOWN_MODEL, "use 'scribe-1'");
    refused(() -> names.route("scribe-2--hup"), Refusal.Code.UNKNOWN_ROUTE, "'scribe-2--hub'");
    refused(() -> names.platforms(List.of("hub", "mal")), Refusal.Code.UNKNOWN_PLATFORM, "'mall'");
    refused(() -> names.providers(List.of("acne")), Refusal.Code.UNKNOWN_PROVIDER, "'acme'");
    refused(
        () -> names.capabilities(List.of("visoin")),
        Refusal.Code.UNKNOWN_CAPABILITY,
        "'visoin'; did you mean 'vision'?");
  }
}
