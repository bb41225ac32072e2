package io.modelregistry.validate;

import io.modelregistry.finding.Severity;
import io.modelregistry.json.DocumentReader;
import io.modelregistry.source.SourceRule;
import java.util.List;
import java.util.stream.Stream;

/**
 * The rules that look at one file: where it lies, whether it is JSON, whether it fits its schema.
 */
final class FileRules {
  static final Rule MISPLACED_FILE =
      Rule.error(
          "misplaced-file",
          "File in the wrong place",
          "Where a file lies says what it is. A file that fits none of the known paths is refused;"
              + " README.md and names that start with a dot are left alone.",
          "A file that nothing reads looks as if it were published.",
          "models/gpt-5-nano.json",
          "models/openai/gpt-5-nano.json");

  static final Rule UNLAWFUL_ID =
      Rule.error(
          "unlawful-id",
          "Unlawful id",
          "Ids are the names of files and folders: lower-case letters and digits in runs joined by"
              + " a single '.', '_' or '-', at most 100 characters, no reserved word, no device"
              + " name, no ending that is a file suffix.",
          "Ids become file names, URLs and object keys on every system.",
          "platforms/OpenRouter.json",
          "platforms/openrouter.json");

  static final Rule CASE_COLLISION =
      Rule.error(
          "case-collision",
          "Names that differ only in case",
          "Two files may not have names that differ only in upper and lower case.",
          "On many systems they are one file, and one silently replaces the other.",
          "platforms/Azure.json beside platforms/azure.json",
          "platforms/azure.json");

  static final Rule MISSING_REGISTRY_FILE =
      Rule.error(
          "missing-registry-file",
          "No registry.json",
          "The data folder holds a file registry.json that names the registry.",
          "Without it this may be the wrong folder, and the site has no title.",
          "(no registry.json)",
          "{ \"title\": \"Model Registry\" }");

  static final Rule UNKNOWN_PROPERTY =
      Rule.error(
          "unknown-property",
          "Unknown property",
          "Only properties that the schema knows may stand in a file.",
          "A misspelt property would silently say nothing.",
          "{ \"name\": \"GPT-5 nano\", \"contxt_window\": 400000 }",
          "{ \"name\": \"GPT-5 nano\", \"context_window\": 400000 }");

  static final Rule MISSING_PROPERTY =
      Rule.error(
          "missing-property",
          "Missing property",
          "Some properties must be there, such as a model's name and status.",
          "Nothing can be shown or decided without them.",
          "{ \"name\": \"GPT-5 nano\" }",
          "{ \"name\": \"GPT-5 nano\", \"status\": \"active\" }");

  static final Rule WRONG_TYPE =
      Rule.error(
          "wrong-type",
          "Wrong type",
          "A value is of another type than the schema asks for. A value that is not known is left"
              + " out; null stands only for a price that an override removes.",
          "A number in quotes does not add up, and null is neither unknown nor false nor zero.",
          "{ \"context_window\": \"400000\" }",
          "{ \"context_window\": 400000 }");

  static final Rule UNKNOWN_VALUE =
      Rule.error(
          "unknown-value",
          "Unknown value",
          "Some properties take one of a fixed list of words.",
          "A word that nobody knows cannot be acted on.",
          "{ \"status\": \"activ\" }",
          "{ \"status\": \"active\" }");

  static final Rule OUT_OF_RANGE =
      Rule.error(
          "out-of-range",
          "Out of range",
          "Numbers, texts and lists have bounds that no real value reaches.",
          "A value beyond them is a mistake, and would break pages and sums.",
          "{ \"context_window\": 0 }",
          "{ \"context_window\": 400000 }, or nothing where it is unknown");

  static final Rule WRONG_FORM =
      Rule.error(
          "wrong-form",
          "Wrong form",
          "Some texts have a form: a date, an id, a currency, a key.",
          "A text of another form cannot be read.",
          "{ \"deprecation_date\": \"22.04.2026\" }",
          "{ \"deprecation_date\": \"2026-04-22\" }");

  static final Rule IMPOSSIBLE_VALUE =
      Rule.error(
          "impossible-value",
          "Impossible value",
          "A value has the right form but cannot be: a day that no month has, more successes than"
              + " requests, a day outside the month of its file.",
          "Nothing can be derived from it.",
          "{ \"release_date\": \"2026-02-30\" }",
          "{ \"release_date\": \"2026-02-28\" }");

  static final Rule NOT_CANONICAL =
      new Rule(
          "not-canonical",
          Severity.WARNING,
          "Not in canonical form",
          "Files have one form: properties in the order of the schema, two spaces, LF, one final"
              + " line break, numbers as plain decimals.",
          "One form keeps changes small and tools from rewriting what nobody meant to change.",
          "{\"status\":\"active\", \"name\":\"GPT-5 nano\"}",
          "{\n  \"name\": \"GPT-5 nano\",\n  \"status\": \"active\"\n}",
          true);

  static final Rule TOO_MANY_FINDINGS =
      Rule.error(
          "too-many-findings",
          "Too many findings",
          "Of each file only the first 100 findings are shown.",
          "More than that help nobody; the first ones often cause the rest.",
          "(a file with 3,000 unknown properties)",
          "(the same file after the first ones are mended)");

  private static final List<Rule> JSON =
      List.of(
          Rule.error(
              DocumentReader.SYNTAX,
              "Not JSON",
              "A file is one JSON object as RFC 8259 has it: no comments, no trailing commas, no"
                  + " single quotes.",
              "What is not JSON cannot be read at all.",
              "{ \"name\": \"GPT-5 nano\", }",
              "{ \"name\": \"GPT-5 nano\" }"),
          Rule.error(
              DocumentReader.DUPLICATE_KEY,
              "Key twice in one object",
              "Each key stands once in its object.",
              "Programs disagree on which of the two counts.",
              "{ \"status\": \"active\", \"status\": \"beta\" }",
              "{ \"status\": \"active\" }"),
          Rule.error(
              DocumentReader.ENCODING,
              "Not UTF-8",
              "Files are UTF-8.",
              "Other encodings show as wrong characters, or not at all.",
              "a file saved as UTF-16 or Latin-1",
              "the same file saved as UTF-8"),
          new Rule(
              DocumentReader.BYTE_ORDER_MARK,
              Severity.WARNING,
              "Byte order mark",
              "Files start with their first character, not with a byte order mark.",
              "Many programs refuse JSON that starts with one.",
              "EF BB BF 7B …",
              "7B …",
              true),
          Rule.error(
              DocumentReader.NUMBER,
              "Number that cannot be exact",
              "Numbers have at most 15 significant digits (16 or 17 where a double carries just"
                  + " these), 15 digits before the point and 30 after it.",
              "Browsers would read another number than the one written.",
              "{ \"input_cost\": 1e999999 }",
              "{ \"input_cost\": 1.25 }"),
          Rule.error(
              DocumentReader.CHARACTER,
              "Character that is no text",
              "Text holds no control characters but line break and tab, and no half of a"
                  + " surrogate pair.",
              "Pages and feeds cannot show them.",
              "{ \"name\": \"GPT\\u0000\" }",
              "{ \"name\": \"GPT\" }"),
          Rule.error(
              DocumentReader.TOO_DEEP,
              "Nested too deep",
              "Objects and arrays nest at most " + DocumentReader.MAX_DEPTH + " deep.",
              "Deeper nesting is no data but an attack or an accident.",
              "[[[[…]]]]",
              "[]"));

  private static final List<Rule> SOURCE =
      List.of(
          Rule.error(
              SourceRule.NOT_A_FILE.code(),
              "Not a file",
              "Links, folders where a file belongs, submodules, devices and pipes are not read.",
              "What they lead to is not part of the registry and may change or leak.",
              "models/openai/gpt-5-nano.json → /etc/passwd",
              "models/openai/gpt-5-nano.json, a regular file"),
          Rule.error(
              SourceRule.UNREADABLE_FILE.code(),
              "File cannot be read",
              "The system does not let us read the file.",
              "A registry without it would be another registry.",
              "a file without permission to read",
              "the same file with it"),
          Rule.error(
              SourceRule.FILE_TOO_LARGE.code(),
              "File too large",
              "An authored file is a few kilobytes; more than a megabyte is not read.",
              "It is no registry data, and reading it would cost memory.",
              "a model's weights in models/openai/",
              "models/openai/gpt-5-nano.json"),
          Rule.error(
              SourceRule.UNLAWFUL_FILE_NAME.code(),
              "Unlawful file name",
              "Names hold printable ASCII characters only.",
              "Other characters are written in different bytes on different systems.",
              "platforms/größe.json",
              "platforms/groesse.json"),
          Rule.error(
              SourceRule.FOLDER_TOO_DEEP.code(),
              "Folder too deep",
              "Authored files lie at most three folders deep; far deeper ones are not entered.",
              "Endless nesting is no data but an attack or an accident.",
              "models/a/b/c/d/e/f/…",
              "models/openai/gpt-5-nano.json"),
          Rule.error(
              SourceRule.REGISTRY_TOO_LARGE.code(),
              "Registry too large",
              "There is a bound on how many files, and how many bytes, are read in all.",
              "Beyond it something else than a registry was found.",
              "a data folder with a copy of the internet",
              "a data folder with registry data"));

  static final List<Rule> ALL =
      Stream.of(
              SOURCE,
              JSON,
              List.of(
                  MISPLACED_FILE,
                  UNLAWFUL_ID,
                  CASE_COLLISION,
                  MISSING_REGISTRY_FILE,
                  UNKNOWN_PROPERTY,
                  MISSING_PROPERTY,
                  WRONG_TYPE,
                  UNKNOWN_VALUE,
                  OUT_OF_RANGE,
                  WRONG_FORM,
                  IMPOSSIBLE_VALUE,
                  NOT_CANONICAL,
                  TOO_MANY_FINDINGS))
          .flatMap(List::stream)
          .toList();

  private FileRules() {}
}
