package io.modelregistry.json;

import static org.assertj.core.api.Assertions.assertThat;

import io.modelregistry.finding.Finding;
import io.modelregistry.finding.Severity;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class DocumentReaderTest {

  private static ReadResult read(String text) {
    return read(text.getBytes(StandardCharsets.UTF_8));
  }

  private static ReadResult read(byte[] bytes) {
    return DocumentReader.read("x.json", bytes);
  }

  private static Finding only(ReadResult result) {
    assertThat(result.findings()).hasSize(1);
    return result.findings().get(0);
  }

  private static JsonDocument document(String text) {
    ReadResult result = read(text);
    assertThat(result.findings()).isEmpty();
    return result.document().orElseThrow();
  }

  @Test
  void reads_numbers_exactly() {
    JsonDocument document =
        document("{\"a\": 0.1, \"b\": 1.50, \"c\": 1e3, \"d\": -0, \"e\": 10.0, \"f\": 5e-9}");

    assertThat(JsonText.compact(document.root()))
        .isEqualTo("{\"a\":0.1,\"b\":1.5,\"c\":1000,\"d\":0,\"e\":10,\"f\":0.000000005}");
  }

  @Test
  void knows_where_values_and_names_stand() {
    JsonDocument document =
        document("{\n  \"ä😀\": 1, \"b\": [\n    true,\n    {\"c/d~\": null}]\n}");

    assertThat(document.locate("/b/1/c~1d~0"))
        .hasToString("Location[file=x.json, line=4, column=14, pointer=/b/1/c~1d~0]");
    assertThat(document.locateKey("/b/1/c~1d~0").column()).isEqualTo(6);
    assertThat(document.locateKey("/b").column()).as("UTF-16 units").isEqualTo(13);
    assertThat(document.locate("").line()).isEqualTo(1);
  }

  @Test
  void locates_what_is_missing_at_its_nearest_ancestor() {
    JsonDocument document = document("{\n  \"a\": {\n  }\n}");

    assertThat(document.locate("/a/b/0/c"))
        .hasToString("Location[file=x.json, line=2, column=8, pointer=/a/b/0/c]");
    assertThat(document.locateKey("/z").line()).isEqualTo(1);
  }

  @Test
  void warns_of_a_byte_order_mark_and_reads_on() {
    ReadResult result = read("\uFEFF{\"a\": 1}");

    assertThat(only(result).rule()).isEqualTo(DocumentReader.BYTE_ORDER_MARK);
    assertThat(only(result).severity()).isEqualTo(Severity.WARNING);
    assertThat(only(result).fixable()).isTrue();
    assertThat(result.document()).isPresent();
    assertThat(result.document().orElseThrow().locate("/a").column()).isEqualTo(7);
  }

  @Test
  void refuses_bytes_that_are_not_utf_8_and_says_where() {
    byte[] bytes = "{\n  \"é\": \"?\"}".getBytes(StandardCharsets.UTF_8);
    bytes[bytes.length - 3] = (byte) 0xFF;

    Finding finding = only(read(bytes));

    assertThat(finding.rule()).isEqualTo(DocumentReader.ENCODING);
    assertThat(finding.message()).isEqualTo("byte 0xFF is not UTF-8 here");
    assertThat(finding.location().line()).isEqualTo(2);
    assertThat(finding.location().column()).isEqualTo(9);
  }

  @Test
  void refuses_overlong_and_surrogate_bytes() {
    byte[] overlong = {'"', (byte) 0xC0, (byte) 0xAF, '"'};
    byte[] surrogate = {'"', (byte) 0xED, (byte) 0xA0, (byte) 0x80, '"'};

    assertThat(only(read(overlong)).rule()).isEqualTo(DocumentReader.ENCODING);
    assertThat(only(read(surrogate)).rule()).isEqualTo(DocumentReader.ENCODING);
  }

  @Test
  void recognises_utf_16() {
    assertThat(only(read("{}".getBytes(StandardCharsets.UTF_16))).message())
        .isEqualTo("the file looks like UTF-16");
  }

  @Test
  void accepts_an_authored_replacement_character() {
    assertThat(document("{\"a\": \"\uFFFD\"}").root().get("a").stringValue()).isEqualTo("\uFFFD");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "   ", "\n\n"})
  void refuses_an_empty_file(String text) {
    assertThat(only(read(text)).message()).isEqualTo("the file is empty");
  }

  @ParameterizedTest
  @ValueSource(strings = {"{\"a\": \"\\ud800\"}", "{\"a\": \"\\udc00x\"}"})
  void refuses_half_of_a_surrogate_pair(String text) {
    assertThat(only(read(text)).rule()).isEqualTo(DocumentReader.CHARACTER);
  }

  @Test
  void refuses_half_of_a_surrogate_pair_in_a_name() {
    assertThat(only(read("{\"\\ud83d\": 1}")).message()).startsWith("half of a surrogate pair");
    document("{\"\\ud83d\\ude00\\n\\u00e9\": 1}");
  }

  @Test
  void accepts_a_whole_pair_of_escapes() {
    assertThat(document("{\"a\": \"\\ud83d\\ude00\"}").root().get("a").stringValue())
        .isEqualTo("😀");
  }

  @Test
  void refuses_nul_raw_and_escaped() {
    assertThat(only(read("{\"a\": \"x\u0000\"}")).rule()).isEqualTo(DocumentReader.SYNTAX);
    assertThat(only(read("{\u0000}")).hint()).contains("NUL");
    assertThat(only(read("{\"a\": \"x\\u0000\"}")).rule()).isEqualTo(DocumentReader.CHARACTER);
  }

  @Test
  void finds_every_duplicate_key_and_where_the_first_stands() {
    ReadResult result = read("{\n \"a\": 1,\n \"a\": {\"b\": 1, \"b\": 2},\n \"a\": 3\n}");

    assertThat(result.findings())
        .extracting(Finding::rule)
        .containsOnly(DocumentReader.DUPLICATE_KEY);
    assertThat(result.findings())
        .extracting(finding -> finding.location().line() + ":" + finding.location().column())
        .containsExactly("3:2", "3:16", "4:2");
    assertThat(result.findings().get(2).hint()).startsWith("it stands first in line 2, column 2");
    assertThat(result.document().orElseThrow().root().get("a").intValue()).isEqualTo(1);
  }

  @Test
  void stops_collecting_when_there_are_too_many() {
    String keys = "\"a\": 1, ".repeat(50_000);

    assertThat(read("{" + keys + "\"b\": 2}").findings()).hasSize(DocumentReader.MAX_FINDINGS + 1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1e999999",
        "-1E+999999999999999999999",
        "1e-999999999",
        "1234567890123456",
        "0.12345678901234567",
        "0.30000000000000005",
        "0.300000000000000044",
        "1e15",
        "1e-31"
      })
  void refuses_numbers_that_cannot_be_carried(String number) {
    assertThat(only(read("{\"a\": " + number + "}")).rule()).isEqualTo(DocumentReader.NUMBER);
  }

  @ParameterizedTest
  @CsvSource({
    "0e999999999999, 0",
    "999999999999999, 999999999999999",
    "100000000000000.0, 100000000000000",
    "0.000000000000001, 0.000000000000001",
    "-12.5E1, -125",
    "0.08333333333333334, 0.08333333333333334",
    "0.30000000000000004, 0.30000000000000004",
    "0.1234567890123456, 0.1234567890123456",
    "123456789012345e-20, 0.00000123456789012345"
  })
  void keeps_numbers_at_the_bounds(String number, String plain) {
    assertThat(JsonText.compact(document(number).root())).isEqualTo(plain);
  }

  @Test
  void refuses_a_number_of_a_million_digits_quickly() {
    assertThat(only(read("[" + "7".repeat(900_000) + "]")).message()).hasSizeLessThan(200);
  }

  @Test
  void refuses_ten_thousand_levels() {
    Finding finding = only(read("[".repeat(10_000) + "]".repeat(10_000)));

    assertThat(finding.rule()).isEqualTo(DocumentReader.TOO_DEEP);
    assertThat(finding.location().column()).isEqualTo(65);
    assertThat(only(read("{\"a\":".repeat(10_000) + "1" + "}".repeat(10_000))).rule())
        .isEqualTo(DocumentReader.TOO_DEEP);
  }

  @Test
  void accepts_the_deepest_lawful_nesting() {
    document("[".repeat(64) + "]".repeat(64));
  }

  @Test
  void refuses_a_large_file_unread() {
    byte[] bytes = new byte[20_000_000];
    Arrays.fill(bytes, (byte) ' ');

    assertThat(only(read(bytes)).rule()).isEqualTo(DocumentReader.TOO_LARGE);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{\"a\": 1,}            | 1:8  | a comma stands before the closing '}'",
        "[1, 2,]                | 1:6  | a comma stands before the closing ']'",
        "{\"a\": 1 \"b\": 2}    | 1:8  | a comma is missing after this value",
        "{\"a\" 1}              | 1:6  | a colon is missing after the property name",
        "{a: 1}                 | 1:2  | a property name stands without quotes",
        "{'a': 1}               | 1:2  | text stands in single quotes",
        "{\"a\": 'b'}           | 1:7  | text stands in single quotes",
        "{\"a\": “b”}           | 1:7  | text stands in other quotes than \"",
        "{\"a\": 1} // note     | 1:10 | JSON has no comments",
        "{ /* note */ }         | 1:3  | JSON has no comments",
        "{\"a\": NaN}           | 1:7  | NaN and Infinity are no JSON numbers",
        "{\"a\": -Infinity}     | 1:7  | NaN and Infinity are no JSON numbers",
        "{\"a\": True}          | 1:7  | 'True' is no JSON value",
        "{\"a\": 012}           | 1:7  | a number starts with a zero",
        "{\"a\": .5}            | 1:7  | '.5' is no JSON value",
        "{\"a\": 5.}            | 1:7  | a number is incomplete",
        "{\"a\": 12k}           | 1:7  | a number runs into other characters",
        "{\"a\": \"b}           | 1:7  | text is not closed before the file ends",
        "{\"a\": \"\\x\"}       | 1:8  | a backslash stands before 'x'",
        "{\"a\": \"\\u12g4\"}   | 1:8  | \\u needs four hexadecimal digits",
        "{\"a\": [1, 2}         | 1:12 | '}' closes what is open as an array",
        "{\"a\": 1              | 1:1  | this object is never closed",
        "{\"a\": 1} {}          | 1:10 | something follows the end of the document",
        "{\"a\": }              | 1:7  | expected a value but found '}'",
      })
  void says_what_is_no_json_and_where(String text, String place, String message) {
    Finding finding = only(read(text));

    assertThat(finding.rule()).isEqualTo(DocumentReader.SYNTAX);
    assertThat(finding.message()).isEqualTo(message);
    assertThat(finding.location().line() + ":" + finding.location().column()).isEqualTo(place);
  }

  @Test
  void counts_lines_of_every_system() {
    assertThat(only(read("{\r\n\"a\": 1,\r\n}")).location().line()).isEqualTo(2);
    assertThat(only(read("{\r\"a\": 1,\r}")).location().line()).isEqualTo(2);
    assertThat(only(read("{\n\"a\": 1,\n}")).location().line()).isEqualTo(2);
  }

  @Test
  void tells_what_it_found_before_the_syntax_ended() {
    assertThat(read("{\"a\": 1, \"a\": 2, \"b\": 1e99, }").findings())
        .extracting(Finding::rule)
        .isEqualTo(
            List.of(DocumentReader.DUPLICATE_KEY, DocumentReader.NUMBER, DocumentReader.SYNTAX));
  }

  @Test
  void shows_hostile_text_harmlessly_in_messages() {
    String key = "a\\u001b[31m\\u202e" + "x".repeat(500);
    ReadResult result = read("{\"" + key + "\": 1, \"" + key + "\": 2}");

    assertThat(result.findings())
        .allSatisfy(
            finding -> {
              assertThat(finding.message()).doesNotContain("\u001b", "\u202e");
              assertThat(finding.message()).hasSizeLessThan(150);
            });
  }
}
