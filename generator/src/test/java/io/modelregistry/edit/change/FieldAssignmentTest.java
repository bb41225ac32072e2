package io.modelregistry.edit.change;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.modelregistry.json.JsonText;
import io.modelregistry.validate.DocumentKind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.node.ObjectNode;

class FieldAssignmentTest {
  private static String set(String before, String... assignments) {
    ObjectNode root = JsonInput.object("test", before.replace('\'', '"').getBytes(UTF_8));
    for (String assignment : assignments) {
      FieldAssignment.parse(assignment).applyTo(DocumentKind.MODEL, root);
    }
    return JsonText.compact(root).replace('"', '\'');
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "context_window=128000            | {'context_window':128000}",
        "open_weights=true                | {'open_weights':true}",
        "capabilities.vision=false        | {'capabilities':{'vision':false}}",
        "pricing.input_cost=0.10          | {'pricing':{'input_cost':0.1}}",
        "aliases=[\"a\",\"b\"]            | {'aliases':['a','b']}",
        "modalities={\"input\":[\"text\"]} | {'modalities':{'input':['text']}}",
        "/platform_configs/a.b/x=1        | {'platform_configs':{'a.b':{'x':1}}}",
      })
  void reads_json_where_it_is_json(String assignment, String result) {
    assertThat(set("{}", assignment)).isEqualTo(result);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "version=2.0           | {'version':'2.0'}",
        "name=true             | {'name':'true'}",
        "knowledge_cutoff=2025 | {'knowledge_cutoff':'2025'}",
        "status=active         | {'status':'active'}",
        "name=                 | {'name':''}",
        "name=\"quoted\"       | {'name':'quoted'}",
        "name=\"half           | {'name':'\\'half'}",
        "description=a=b       | {'description':'a=b'}",
      })
  void takes_text_as_it_is_where_only_text_is_lawful(String assignment, String result) {
    assertThat(set("{}", assignment)).isEqualTo(result);
  }

  @Test
  void null_removes_a_field_and_what_is_empty_without_it() {
    assertThat(set("{'name':'x','capabilities':{'vision':true}}", "capabilities.vision=null"))
        .isEqualTo("{'name':'x'}");
    assertThat(set("{'name':'x'}", "name=null")).isEqualTo("{}");
    assertThat(set("{'name':'x'}", "description=null", "a.b.c=null")).isEqualTo("{'name':'x'}");
    assertThat(set("{'tags':['a','b','c']}", "tags.1=null")).isEqualTo("{'tags':['a','c']}");
  }

  @Test
  void reaches_into_lists_and_adds_to_them() {
    assertThat(set("{'tags':['a']}", "tags.-=b", "tags.0=c")).isEqualTo("{'tags':['c','b']}");
    assertThat(set("{}", "tags.-=7")).isEqualTo("{'tags':['7']}");
    assertThat(set("{}", "links.-.url=https://a.example/", "links.0.label=A"))
        .isEqualTo("{'links':[{'url':'https://a.example/','label':'A'}]}");
  }

  @ParameterizedTest
  @ValueSource(strings = {"name", "=x", "a..b=1", ".a=1", "a.=1", "/=1", "/a//b=1"})
  void refuses_what_names_no_field(String assignment) {
    assertThatThrownBy(() -> set("{}", assignment))
        .isInstanceOf(EditRefusal.class)
        .hasMessageMatching("(?s).*(names no field|sets nothing).*");
  }

  @Test
  void refuses_a_way_that_leads_nowhere() {
    assertThatThrownBy(() -> set("{'tags':['a']}", "tags.1=b")).hasMessageContaining("list of 1");
    assertThatThrownBy(() -> set("{'tags':['a']}", "tags.x=b")).hasMessageContaining("list of 1");
    assertThatThrownBy(() -> set("{'name':'a'}", "name.x=b")).hasMessageContaining("no fields");
  }

  @Test
  void refuses_a_number_that_would_not_stay_what_it_is() {
    assertThatThrownBy(() -> set("{}", "pricing.input_cost=0.12345678901234567890"))
        .isInstanceOf(EditRefusal.class)
        .hasMessageContaining("digits");
  }
}
