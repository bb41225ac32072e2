package io.modelregistry.validate;

import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.SpecificationVersion;
import com.networknt.schema.path.PathType;
import com.networknt.schema.regex.RegularExpression;
import io.modelregistry.finding.Finding;
import io.modelregistry.finding.Location;
import io.modelregistry.json.JsonDocument;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Checks one file against the schema of its kind. Schemas are compiled once and never fetched. */
final class SchemaCheck {
  /** What is longer breaks a length anyway, and long text can exhaust a pattern's stack. */
  private static final int MAX_MATCHED = 4000;

  private static final Map<DocumentKind, Schema> SCHEMAS = compile();

  private SchemaCheck() {}

  static List<Finding> findings(DocumentKind kind, JsonDocument document) {
    Schema schema = SCHEMAS.get(kind);
    if (schema == null) {
      throw new IllegalStateException("no schema for " + kind);
    }
    SchemaWords words = new SchemaWords(kind, document);
    List<Finding> findings =
        schema.validate(document.root()).stream()
            .flatMap(error -> words.findings(error).stream())
            .distinct()
            .toList();
    // Text of a wrong form is often too long as well; the form says more.
    Set<Location> misshapen =
        findings.stream()
            .filter(finding -> finding.rule().equals(FileRules.WRONG_FORM.code()))
            .map(Finding::location)
            .collect(Collectors.toSet());
    return findings.stream()
        .filter(
            finding ->
                !finding.rule().equals(FileRules.OUT_OF_RANGE.code())
                    || !misshapen.contains(finding.location()))
        .toList();
  }

  private static Map<DocumentKind, Schema> compile() {
    Map<String, String> texts =
        Schemas.byId().entrySet().stream()
            .collect(Collectors.toMap(Map.Entry::getKey, entry -> entry.getValue().toString()));
    SchemaRegistry registry =
        SchemaRegistry.withDefaultDialect(
            SpecificationVersion.DRAFT_2020_12,
            builder ->
                builder
                    .schemas(texts)
                    .schemaRegistryConfig(
                        SchemaRegistryConfig.builder()
                            .pathType(PathType.JSON_POINTER)
                            .locale(Locale.ROOT)
                            .regularExpressionFactory(SchemaCheck::bounded)
                            .build()));
    Map<DocumentKind, Schema> schemas = new EnumMap<>(DocumentKind.class);
    for (DocumentKind kind : DocumentKind.values()) {
      schemas.put(kind, registry.getSchema(SchemaLocation.of(Schemas.BASE + kind.schema())));
    }
    return schemas;
  }

  /** A pattern as ECMAScript reads it: its end is the end of the text, not a final line break. */
  private static RegularExpression bounded(String regex) {
    Pattern pattern =
        Pattern.compile(
            regex.endsWith("$") ? regex.substring(0, regex.length() - 1) + "\\z" : regex);
    return text -> text.length() > MAX_MATCHED || pattern.matcher(text).find();
  }
}
