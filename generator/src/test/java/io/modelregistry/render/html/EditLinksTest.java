package io.modelregistry.render.html;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EditLinksTest {
  @ParameterizedTest
  @CsvSource({
    "https://github.com/o/r, https://github.com/o/r/edit/HEAD/",
    "https://github.com/o/r.git, https://github.com/o/r/edit/HEAD/",
    "https://git.example.org/o/r/, https://git.example.org/o/r/edit/HEAD/",
    "https://gitlab.com/o/r, https://gitlab.com/o/r/-/blob/HEAD/"
  })
  void a_file_is_that_of_the_default_branch_whatever_its_name(String repository, String start) {
    assertThat(EditLinks.provider(repository, "acme"))
        .contains(start + "registry-data/providers/acme.json");
  }

  @Test
  void there_is_none_where_nobody_knows_the_repository_or_it_is_no_address_to_follow() {
    assertThat(EditLinks.provider(null, "acme")).isEmpty();
    assertThat(EditLinks.provider("javascript:alert(1)//", "acme")).isEmpty();
    assertThat(EditLinks.commit("http://git.example.org/o/r", "abc")).isEmpty();
  }
}
