package io.modelregistry.sync.openrouter;

import io.modelregistry.sync.ImportException;
import io.modelregistry.sync.offer.Remarks;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * Asks OpenRouter who serves its models, one after the other. An answer that fails is reported, and
 * what it would have said stays as it is; after several failures in a row nobody is asked any more.
 */
final class EndpointSurvey {
  /** An id as it can stand in an address. */
  private static final Pattern ID =
      Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]*/[A-Za-z0-9][A-Za-z0-9._:-]*");

  /** After so many failures in a row the rest would most likely fail as well. */
  private static final int MAX_FAILURES = 4;

  private final String url;
  private final Function<String, byte[]> fetch;
  private final Map<String, Optional<Endpoints>> answers = new TreeMap<>();
  private final Map<String, String> failures = new TreeMap<>();
  private final Remarks oddities = new Remarks();
  private int inRow;

  /**
   * @param url where the list of models is; who serves them is asked below it
   * @param fetch gets what is behind an address
   */
  EndpointSurvey(String url, Function<String, byte[]> fetch) {
    this.url = url.replaceFirst("[?#].*", "").replaceFirst("/+$", "");
    this.fetch = fetch;
  }

  /** Asks who serves a model. */
  void ask(String id) {
    if (!ID.matcher(id).matches()) {
      return;
    }
    if (inRow >= MAX_FAILURES) {
      fail(id, "not asked any more, since " + MAX_FAILURES + " before it failed");
      return;
    }
    try {
      byte[] answer = fetch.apply(url + "/" + id + "/endpoints");
      answers.put(id, Optional.of(Endpoints.read(id, answer, oddities)));
      inRow = 0;
    } catch (ImportException e) {
      inRow++;
      fail(id, String.valueOf(e.getMessage()));
    }
  }

  private void fail(String id, String why) {
    failures.put(id, why);
    answers.put(id, Optional.empty());
  }

  /**
   * @throws ImportException when many were asked for and none came
   */
  void requireAnswers() {
    if (!failures.isEmpty() && failures.size() == answers.size()) {
      throw new ImportException(
          "no endpoints can be had, so nothing was compared: "
              + failures.values().iterator().next()
              + "; without --endpoints the list alone is compared");
    }
  }

  /** By id; empty where the answer failed. */
  Map<String, Optional<Endpoints>> answers() {
    return Collections.unmodifiableMap(answers);
  }

  /** Says what was odd, and who did not answer. */
  void report(Remarks remarks) {
    oddities.lines().forEach(line -> remarks.say(line.kind(), line.subject(), line.message()));
    failures.forEach((id, why) -> remarks.say(Endpoints.KIND, ModelList.ID + "/" + id, why));
  }
}
