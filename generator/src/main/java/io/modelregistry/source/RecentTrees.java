package io.modelregistry.source;

import java.io.IOException;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectReader;

/**
 * The raw bytes of the trees that were read last. Walking back through history, the trees of one
 * commit's parent are those of the next commit.
 */
final class RecentTrees {
  /** All together, in bytes: few enough to be garbage before they are old. */
  private static final int MAX_BYTES = 4_000_000;

  private final ObjectReader reader;
  private final Map<ObjectId, byte[]> trees = new LinkedHashMap<>(64, 0.75f, true);
  private int held;

  RecentTrees(ObjectReader reader) {
    this.reader = reader;
  }

  byte[] bytes(ObjectId tree) throws IOException {
    byte[] known = trees.get(tree);
    if (known == null) {
      known = reader.open(tree, Constants.OBJ_TREE).getCachedBytes();
      held += known.length;
      trees.put(tree, known);
      for (Iterator<byte[]> eldest = trees.values().iterator();
          held > MAX_BYTES && trees.size() > 1; ) {
        held -= eldest.next().length;
        eldest.remove();
      }
    }
    return known;
  }
}
