package io.modelregistry.publish;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Compares a site with what was published last. Pure. */
public final class Planner {
  private final Layout layout;

  public Planner(Layout layout) {
    this.layout = layout;
  }

  /**
   * What makes the target hold exactly this site, besides what is not ours.
   *
   * @throws PublishException when the site is empty: that would delete everything
   */
  public PublishPlan plan(SiteFiles site, Manifest last) {
    if (site.files().isEmpty()) {
      throw new PublishException("refused to publish an empty site: it would delete everything");
    }
    Map<String, Publication> wanted = layout.of(site);
    List<PublishPlan.Step> steps = new ArrayList<>();
    for (Publication publication : wanted.values()) {
      steps.add(step(publication, last.objects().get(publication.object().key())));
    }
    SortedSet<String> gone = new TreeSet<>(last.objects().keySet());
    gone.addAll(last.retired());
    gone.removeAll(wanted.keySet());
    for (String key : gone) {
      Reason reason = last.retired().contains(key) ? Reason.STILL_THERE : Reason.GONE;
      steps.add(new PublishPlan.Step(key, reason, "", Optional.empty()));
    }
    steps.sort(Comparator.comparing(PublishPlan.Step::key));
    return new PublishPlan(
        steps, Manifest.of(wanted.values().stream().map(Publication::object).toList(), List.of()));
  }

  private static PublishPlan.Step step(Publication publication, @Nullable StoredObject stored) {
    StoredObject wanted = publication.object();
    Optional<Publication> all = Optional.of(publication);
    if (stored == null) {
      return new PublishPlan.Step(wanted.key(), Reason.NEW, "", all);
    }
    if (!stored.hasBytesOf(wanted)) {
      return new PublishPlan.Step(wanted.key(), Reason.CONTENT, "", all);
    }
    if (!stored.hasHeadersOf(wanted)) {
      return new PublishPlan.Step(wanted.key(), Reason.HEADERS, difference(stored, wanted), all);
    }
    return new PublishPlan.Step(wanted.key(), Reason.UNCHANGED, "", all);
  }

  private static String difference(StoredObject from, StoredObject to) {
    List<String> parts = new ArrayList<>();
    if (!from.contentType().equals(to.contentType())) {
      parts.add("Content-Type from " + from.contentType() + " to " + to.contentType());
    }
    if (!from.cacheControl().equals(to.cacheControl())) {
      parts.add("Cache-Control from " + from.cacheControl() + " to " + to.cacheControl());
    }
    return String.join(", ", parts);
  }
}
