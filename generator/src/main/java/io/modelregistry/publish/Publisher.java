package io.modelregistry.publish;

import io.modelregistry.render.Sha256;
import java.io.ByteArrayInputStream;
import java.util.Collection;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * Publishes a site to a target: reads the last manifest, plans, and carries the plan out.
 *
 * <p>What is new is written before what refers to it, the revision after both, then the manifest,
 * and only then is anything deleted. So a run that breaks off leaves a site that works, and an old
 * manifest, with which the next run completes it.
 */
public final class Publisher {
  private final Target target;
  private final Consumer<PublishPlan.Step> done;

  /**
   * @param done told of each step that has been carried out, by many threads; for progress
   */
  public Publisher(Target target, Consumer<PublishPlan.Step> done) {
    this.target = target;
    this.done = done;
  }

  /** What was published last; one request. */
  public Manifest lastManifest() {
    return target
        .read(Manifest.KEY)
        .map(bytes -> Manifest.parse(bytes, target.name() + "/" + Manifest.KEY))
        .orElse(Manifest.EMPTY);
  }

  /** What publishing this site would do; writes nothing. */
  public PublishPlan plan(SiteFiles site, CachePolicy cache, boolean extensionless) {
    Layout layout = new Layout(cache, extensionless && target.takesNamesOfFolders());
    return new Planner(layout).plan(site, lastManifest());
  }

  /**
   * Carries a plan out; a plan without anything to do makes no request.
   *
   * @throws PublishException at the first object that cannot be written
   */
  public PublishReport execute(PublishPlan plan) {
    SortedMap<String, String> notDeleted = new TreeMap<>();
    if (!plan.isEmpty()) {
      Collection<List<PublishPlan.Step>> waves = plan.waves();
      try (Workers workers = new Workers(target.concurrency())) {
        waves.forEach(wave -> workers.forEach(wave, this::write));
      }
      List<String> deletions = plan.deletions();
      store(plan.manifest().withRetired(deletions));
      if (!deletions.isEmpty()) {
        notDeleted.putAll(target.delete(deletions));
        store(plan.manifest().withRetired(notDeleted.keySet()));
        plan.steps().stream()
            .filter(step -> step.action() == Action.DELETE && !notDeleted.containsKey(step.key()))
            .forEach(done);
      }
    }
    return new PublishReport(
        plan.count(Action.UPLOAD),
        plan.count(Action.HEADERS_ONLY),
        plan.count(Action.DELETE) - notDeleted.size(),
        plan.count(Action.KEEP),
        plan.bytes(),
        notDeleted);
  }

  private void write(PublishPlan.Step step) {
    Publication publication = step.publication().orElseThrow();
    boolean onlyHeaders =
        step.action() == Action.HEADERS_ONLY && target.changeHeaders(publication.object());
    if (!onlyHeaders) {
      target.put(publication.object(), publication.file()::open);
    }
    done.accept(step);
  }

  private void store(Manifest manifest) {
    byte[] bytes = manifest.bytes();
    target.put(
        new StoredObject(
            Manifest.KEY,
            Sha256.of(bytes),
            bytes.length,
            "application/json; charset=utf-8",
            "no-store"),
        () -> new ByteArrayInputStream(bytes));
  }
}
