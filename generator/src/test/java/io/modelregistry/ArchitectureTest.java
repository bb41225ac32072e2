package io.modelregistry;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackages;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Holds section 8 of the design: layers, library fences, purity, no cycles, described packages. */
class ArchitectureTest {
  private static final String BASE = "io.modelregistry";
  private static final Path SOURCES = Path.of("src", "main", "java");

  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages(BASE);

  /** The packages in the order in which data flows; each is used only by later ones. */
  private static final List<String> CHAIN =
      List.of(
          "model",
          "finding",
          "json",
          "source",
          "validate",
          "registry",
          "derive",
          "history",
          "render",
          "publish",
          "app",
          "cli");

  /** Packages beside the chain, with the first package of the chain that may use them. */
  private static final List<String> BESIDE = List.of("edit", "sync", "health", "usage");

  private static final String[] PURE = {
    BASE + ".model..",
    BASE + ".finding..",
    BASE + ".json..",
    BASE + ".validate..",
    BASE + ".registry..",
    BASE + ".edit.change..",
    BASE + ".derive..",
    BASE + ".history..",
    BASE + ".render.."
  };

  @Test
  void data_flows_one_way() {
    var layers = layeredArchitecture().consideringOnlyDependenciesInLayers();
    for (String name : CHAIN) {
      layers = layers.optionalLayer(name).definedBy(BASE + "." + name + "..");
    }
    for (String name : BESIDE) {
      layers = layers.optionalLayer(name).definedBy(BASE + "." + name + "..");
    }
    for (int i = 0; i < CHAIN.size(); i++) {
      List<String> later = new ArrayList<>(CHAIN.subList(i + 1, CHAIN.size()));
      if (i <= CHAIN.indexOf("registry")) {
        later.addAll(BESIDE);
      } else if (CHAIN.get(i).equals("derive")) {
        // Changed prices and traffic are priced by the one engine that there is.
        later.addAll(List.of("sync", "usage"));
      }
      layers =
          later.isEmpty()
              ? layers.whereLayer(CHAIN.get(i)).mayNotBeAccessedByAnyLayer()
              : layers
                  .whereLayer(CHAIN.get(i))
                  .mayOnlyBeAccessedByLayers(later.toArray(String[]::new));
    }
    layers
        .whereLayer("edit")
        .mayOnlyBeAccessedByLayers("sync", "usage", "app", "cli")
        .whereLayer("sync")
        .mayOnlyBeAccessedByLayers("app", "cli")
        .whereLayer("health")
        .mayOnlyBeAccessedByLayers("app", "cli")
        .whereLayer("usage")
        .mayOnlyBeAccessedByLayers("app", "cli")
        .check(CLASSES);
  }

  @Test
  void syncs_derive_nothing_but_what_prices_come_to() {
    noClasses()
        .that(resideInAnyPackage(BASE + ".sync.."))
        .should()
        .dependOnClassesThat(
            resideInAnyPackage(BASE + ".derive..")
                .and(resideOutsideOfPackages(BASE + ".derive.price")))
        .check(CLASSES);
  }

  @Test
  void packages_form_no_cycle() {
    slices().matching(BASE + ".(**)").should().beFreeOfCycles().check(CLASSES);
  }

  @Test
  void derivations_do_not_know_each_other() {
    slices()
        .matching(BASE + ".derive.(*)..")
        .should()
        .notDependOnEachOther()
        .allowEmptyShould(true)
        .check(CLASSES);
  }

  @Test
  void only_source_knows_git() {
    fence("org.eclipse.jgit..", "source");
  }

  @Test
  void only_validate_knows_the_schema_validator() {
    fence("com.networknt..", "validate");
  }

  @Test
  void only_html_rendering_knows_mustache() {
    fence("com.github.mustachejava..", "render.html");
  }

  @Test
  void only_s3_publishing_knows_aws() {
    fence("software.amazon..", "publish.s3");
  }

  @Test
  void only_the_reader_of_pages_knows_jsoup() {
    fence("org.jsoup..", "sync.page");
  }

  @Test
  void only_the_table_of_calls_knows_duckdb() {
    fence("org.duckdb..", "usage.duckdb");
    fence("java.sql..", "usage.duckdb", "render.dump");
  }

  @Test
  void only_dumps_know_sqlite() {
    fence("org.sqlite..", "render.dump");
  }

  @Test
  void only_the_command_line_knows_picocli() {
    fence("picocli..", "cli");
  }

  private static void fence(String library, String... owners) {
    assertThat(CLASSES.stream().flatMap(each -> each.getDirectDependenciesFromSelf().stream()))
        .as("somebody knows %s", library)
        .anyMatch(known -> resideInAnyPackage(library).test(known.getTargetClass()));
    noClasses()
        .that(
            resideOutsideOfPackages(
                Arrays.stream(owners)
                    .map(owner -> BASE + "." + owner + "..")
                    .toArray(String[]::new)))
        .should()
        .dependOnClassesThat(resideInAnyPackage(library))
        .check(CLASSES);
  }

  @Test
  void pure_packages_touch_no_file_and_no_network() {
    noClasses()
        .that(resideInAnyPackage(PURE))
        .should()
        .dependOnClassesThat(
            resideInAnyPackage("java.nio.file..", "java.nio.channels..", "java.net.http.."))
        .orShould()
        .dependOnClassesThat()
        .haveNameMatching("java\\.io\\.(File.*|RandomAccessFile)")
        .orShould()
        .dependOnClassesThat()
        .haveNameMatching("java\\.net\\.(URL|URLConnection|Socket|ServerSocket|InetAddress)")
        .check(CLASSES);
  }

  @Test
  void pure_packages_ask_no_clock_and_no_environment() {
    noClasses()
        .that(resideInAnyPackage(PURE))
        .should()
        .dependOnClassesThat()
        .haveNameMatching("java\\.time\\.(Clock|InstantSource)")
        .orShould()
        .callMethodWhere(
            new com.tngtech.archunit.base.DescribedPredicate<>("ask the clock or environment") {
              @Override
              public boolean test(com.tngtech.archunit.core.domain.JavaMethodCall call) {
                String owner = call.getTargetOwner().getName();
                String name = call.getName();
                return (owner.startsWith("java.time.") && name.equals("now"))
                    || (owner.equals("java.lang.System")
                        && List.of(
                                "currentTimeMillis",
                                "nanoTime",
                                "getenv",
                                "getProperty",
                                "getProperties")
                            .contains(name))
                    || (owner.equals("java.time.ZoneId") && name.equals("systemDefault"))
                    || (owner.equals("java.util.Locale") && name.equals("getDefault"));
              }
            })
        .check(CLASSES);
  }

  @Test
  void only_main_exits_and_only_main_holds_the_standard_streams() {
    noClasses()
        .that()
        .doNotHaveFullyQualifiedName(BASE + ".cli.Main")
        .should()
        .callMethod(System.class, "exit", int.class)
        .orShould()
        .accessField(System.class, "out")
        .orShould()
        .accessField(System.class, "err")
        .orShould()
        .accessField(System.class, "in")
        .check(CLASSES);
  }

  @Test
  void names_say_what_a_class_is() {
    noClasses().should().haveNameMatching(".*(Utils?|Helper|Manager|Impl)$").check(CLASSES);
  }

  @Test
  void every_class_lives_in_a_package_of_the_design() {
    List<String> known = new ArrayList<>(CHAIN);
    known.addAll(BESIDE);
    classes()
        .should()
        .resideInAnyPackage(
            known.stream().map(name -> BASE + "." + name + "..").toArray(String[]::new))
        .check(CLASSES);
  }

  @Test
  void every_package_is_described_and_null_marked() throws IOException {
    try (Stream<Path> files = Files.walk(SOURCES)) {
      List<Path> packages =
          files
              .filter(file -> file.toString().endsWith(".java"))
              .map(Path::getParent)
              .distinct()
              .sorted()
              .toList();
      assertThat(packages).isNotEmpty();
      for (Path folder : packages) {
        Path info = folder.resolve("package-info.java");
        assertThat(info).exists();
        String text = Files.readString(info);
        assertThat(text).as("%s", info).startsWith("/**").contains("@NullMarked");
        assertThat(text.replaceAll("\\s*\\*\\s*", " "))
            .as("%s says what comes in, what goes out and where to start", info)
            .contains("In:", "Out:")
            .containsPattern("[Ss]tart reading");
      }
    }
  }

  @Test
  void every_public_type_has_javadoc() throws IOException {
    Pattern type =
        Pattern.compile(
            "^public (?:(?:final|abstract|sealed|non-sealed|static)"
                + " )*(?:class|interface|enum|record|@interface) ",
            Pattern.MULTILINE);
    try (Stream<Path> files = Files.walk(SOURCES)) {
      for (Path file : files.filter(path -> path.toString().endsWith(".java")).toList()) {
        String text = Files.readString(file);
        var declaration = type.matcher(text);
        if (declaration.find()) {
          List<String> before =
              Arrays.stream(text.substring(0, declaration.start()).split("\n"))
                  .filter(line -> !line.startsWith("@"))
                  .toList();
          assertThat(before.get(before.size() - 1)).as("the Javadoc of %s", file).endsWith("*/");
        }
      }
    }
  }
}
