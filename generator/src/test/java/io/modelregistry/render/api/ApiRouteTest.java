package io.modelregistry.render.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class ApiRouteTest {
  @Test
  void fills_parameters_in() {
    assertThat(ApiRoute.MODEL_ROUTES.path("gpt-5.1"))
        .isEqualTo("api/registry/models/gpt-5.1/routes.json");
    assertThat(ApiRoute.MODELS.path()).isEqualTo("api/registry/models.json");
  }

  @Test
  void asks_for_every_parameter() {
    assertThatIllegalArgumentException().isThrownBy(ApiRoute.MODEL::path);
  }

  @Test
  void knows_its_own_paths() {
    assertThat(ApiRoute.MODEL.matches("api/registry/models/gpt-5.1.json")).isTrue();
    assertThat(ApiRoute.MODEL.matches("api/registry/models/gpt-5.1/routes.json")).isFalse();
    assertThat(ApiRoute.MODEL.matches("api/registry/models.json")).isFalse();
    assertThat(ApiRoute.SCHEMA.matches("api/registry/schemas/api/model.schema.json")).isFalse();
  }

  @Test
  void names_each_address_once_and_says_what_is_there() {
    assertThat(Arrays.stream(ApiRoute.values()).map(ApiRoute::template)).doesNotHaveDuplicates();
    assertThat(Arrays.stream(ApiRoute.values()).map(ApiRoute::description))
        .allSatisfy(text -> assertThat(text).matches("[A-Z].*\\."));
  }
}
