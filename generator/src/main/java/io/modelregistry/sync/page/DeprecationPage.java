package io.modelregistry.sync.page;

import io.modelregistry.model.AuthType;
import io.modelregistry.model.Platform;
import io.modelregistry.sync.ImportReport.Count;
import io.modelregistry.sync.offer.Conventions;
import io.modelregistry.sync.offer.Conventions.Trait;
import io.modelregistry.sync.offer.Cost;
import io.modelregistry.sync.offer.Facts;
import io.modelregistry.sync.offer.Offer;
import io.modelregistry.sync.offer.OfferSource;
import io.modelregistry.sync.offer.Offers;
import io.modelregistry.sync.offer.Remarks;
import io.modelregistry.sync.offer.Serving;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A provider's own page about the end of its models: the first hand for their last days. */
public final class DeprecationPage {
  /** The word in commands. */
  public static final String ID = "deprecations";

  private DeprecationPage() {}

  /**
   * The page of a provider.
   *
   * @param providerId the registry's id of it
   * @param url where the page is
   */
  public static OfferSource of(String providerId, String url) {
    return new OfferSource(
        ID,
        url,
        new Conventions(
            url, Set.of(Trait.OWN_API_IS_DIRECT, Trait.SPEAKS_OF_SOME), Set.of(Platform.DIRECT)),
        (page, options, remarks) -> read(providerId, page, remarks));
  }

  private static Offers read(String providerId, byte[] page, Remarks remarks) {
    List<Offer> offers = new ArrayList<>();
    Collection<Notices.Notice> notices =
        new Notices(providerId, remarks).of(PageRows.of(page)).values();
    if (notices.isEmpty()) {
      remarks.say(
          Remarks.LEFT_OUT,
          providerId,
          "no table or list of the page names a model with a last day: is it the right page, and"
              + " does it need no script?");
    }
    for (Notices.Notice notice : notices) {
      remarks.count(Count.OFFERS);
      offers.add(
          new Offer(providerId, notice.model(), facts(notice), Cost.UNKNOWN, null, List.of()));
    }
    return new Offers(
        List.of(
            new Serving(providerId, providerId, AuthType.API_KEY, List.of(), null, null, offers)),
        Map.of(),
        Map.of());
  }

  private static Facts facts(Notices.Notice notice) {
    return new Facts(
        null,
        null,
        Map.of(),
        List.of(),
        List.of(),
        Map.of(),
        null,
        null,
        null,
        null,
        null,
        notice.lastDay().toString(),
        notice.replacement().orElse(null));
  }
}
