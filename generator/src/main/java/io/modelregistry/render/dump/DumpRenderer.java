package io.modelregistry.render.dump;

import io.modelregistry.derive.capability.CapabilityMatrix;
import io.modelregistry.registry.Registry;
import io.modelregistry.render.Artifact;
import io.modelregistry.render.MediaTypes;
import io.modelregistry.render.SiteBase;
import io.modelregistry.render.api.ApiRoute;
import io.modelregistry.render.api.Envelope;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Renders the dumps, and the list of their hashes. */
public final class DumpRenderer {
  private final Envelope envelope;

  /**
   * @param base what links start with
   */
  public DumpRenderer(SiteBase base) {
    this.envelope = new Envelope(base);
  }

  /**
   * The artifacts, in no particular order.
   *
   * @throws DumpException when SQLite cannot be loaded on this machine
   */
  public List<Artifact> render(Registry registry) {
    CapabilityMatrix capabilities = CapabilityMatrix.of(registry);
    JsonDump dump = JsonDump.of(registry, capabilities);
    List<Artifact> dumps = new ArrayList<>();
    dumps.add(
        Artifact.text(
            ApiRoute.DUMP.path(),
            dump.json(
                envelope.head(
                    ApiRoute.DUMP,
                    ApiRoute.DUMP.path(),
                    envelope
                        .links()
                        .to("index", ApiRoute.INDEX.path())
                        .to("html", "docs/api/")
                        .to("sums", ApiRoute.DUMP_SUMS.path())))));
    dumps.add(Artifact.text(ApiRoute.DUMP_LINES.path(), dump.lines()));
    Tables tables = new Tables(registry, capabilities);
    List<Table> all = new ArrayList<>(tables.main());
    all.forEach(
        table ->
            dumps.add(Artifact.text(ApiRoute.DUMP_TABLE.path(table.name()), CsvText.of(table))));
    all.addAll(0, tables.others());
    String path = ApiRoute.DUMP_DATABASE.path();
    dumps.add(new Artifact(path, MediaTypes.of(path), SqliteFile.of(all)));
    dumps.add(sums(dumps));
    return dumps;
  }

  /** As {@code sha256sum -c} reads it, in the folder of the dumps. */
  private static Artifact sums(List<Artifact> dumps) {
    StringBuilder text = new StringBuilder();
    dumps.stream()
        .sorted(Comparator.comparing(Artifact::path))
        .forEach(
            dump ->
                text.append(dump.sha256())
                    .append("  ")
                    .append(dump.path().substring(dump.path().lastIndexOf('/') + 1))
                    .append('\n'));
    return Artifact.text(ApiRoute.DUMP_SUMS.path(), text.toString());
  }
}
