package io.modelregistry.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneOffset;
import org.eclipse.jgit.lib.PersonIdent;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AuthorNameTest {
  @ParameterizedTest
  @CsvSource({
    "Ada Lovelace, Ada Lovelace",
    "ada@acme.example, ada",
    "Ada <ada@acme.example>, Ada ada",
    "Ada (ada@acme.example) L, Ada ada L",
    "@acme.example, unknown"
  })
  void has_no_address(String written, String published) {
    assertThat(AuthorName.of(author(written))).isEqualTo(published);
  }

  @Test
  void has_no_control_and_turned_characters() {
    assertThat(AuthorName.of(author("A\u001bd\u202ea\u009b L\ue000"))).isEqualTo("A d a L");
  }

  @Test
  void never_lacks() {
    assertThat(AuthorName.of(null)).isEqualTo("unknown");
  }

  /** A million characters took hours when each was the beginning of an address. */
  @Test
  @Timeout(30)
  void is_short_and_quickly_so() {
    assertThat(AuthorName.of(author("a".repeat(1_000_000)))).isEqualTo("a".repeat(50) + "…");
    assertThat(AuthorName.of(author("a".repeat(100)))).isEqualTo("a".repeat(100));
  }

  private static PersonIdent author(String name) {
    return new PersonIdent(name, "someone@acme.example", Instant.EPOCH, ZoneOffset.UTC);
  }
}
