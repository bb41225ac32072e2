package io.modelregistry.publish;

import io.modelregistry.render.Artifact;
import io.modelregistry.render.Site;
import java.util.ArrayList;
import java.util.List;

/** Small sites for tests. */
public final class Sites {
  private Sites() {}

  /** A site of texts: path, text, path, text and so on. */
  public static Site site(String... pathsAndTexts) {
    List<Artifact> artifacts = new ArrayList<>();
    for (int i = 0; i < pathsAndTexts.length; i += 2) {
      artifacts.add(Artifact.text(pathsAndTexts[i], pathsAndTexts[i + 1]));
    }
    return new Site(artifacts);
  }

  /** A site of many files of about a kilobyte each. */
  public static Site large(int files) {
    List<Artifact> artifacts = new ArrayList<>();
    for (int i = 0; i < files; i++) {
      artifacts.add(
          Artifact.text(
              "models/by-provider/p" + i % 50 + "/m" + i + ".json",
              ("{\"id\": " + i + "}\n").repeat(70)));
    }
    return new Site(artifacts);
  }
}
