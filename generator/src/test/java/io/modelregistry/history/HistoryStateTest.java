package io.modelregistry.history;

import static org.assertj.core.api.Assertions.assertThat;

import io.modelregistry.source.CommitLog;
import io.modelregistry.source.CommitLog.Commit;
import io.modelregistry.source.Past;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicReference;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.jspecify.annotations.Nullable;

/** Going on from what an earlier run left tells the same as beginning anew. */
class HistoryStateTest {
  private static final List<String> IDS = List.of("alpha", "beta", "gamma");
  private static final List<String> PLATFORMS = List.of("direct", "hub");

  @Property(tries = 40)
  void going_on_tells_the_same_as_beginning_anew(@ForAll long seed) {
    Past whole = randomPast(new Random(seed));
    List<Commit> newestFirst = whole.log().commits();
    List<String> expected = told(History.of(whole));

    for (int newer = 0; newer < newestFirst.size(); newer++) {
      List<Commit> earlier = newestFirst.subList(newer, newestFirst.size());
      byte[] state = stateOf(new CommitLog(earlier, true), whole);
      Past.Kept kept = new Past.Kept(earlier.get(0).id(), newer == 0, ByteBuffer.wrap(state));
      Past later = new Past(whole::log, whole::digests, Optional.of(kept), content -> {});

      assertThat(told(History.of(later)))
          .as("from the commit before %d others", newer)
          .isEqualTo(expected);
    }
  }

  @Property(tries = 5)
  void what_is_damaged_is_as_good_as_lost(@ForAll long seed, @ForAll byte[] damage) {
    Past whole = randomPast(new Random(seed));
    Past.Kept kept =
        new Past.Kept(whole.log().commits().get(0).id(), true, ByteBuffer.wrap(damage));

    assertThat(
            told(
                History.of(new Past(whole::log, whole::digests, Optional.of(kept), content -> {}))))
        .isEqualTo(told(History.of(whole)));
  }

  private static byte[] stateOf(CommitLog log, Past whole) {
    AtomicReference<byte @Nullable []> left = new AtomicReference<>();
    History unused = History.of(new Past(() -> log, whole::digests, Optional.empty(), left::set));
    assertThat(unused.isComplete()).isTrue();
    byte[] state = left.get();
    assertThat(state).isNotNull();
    return state;
  }

  private static List<String> told(History history) {
    List<String> told = new ArrayList<>(Commits.lines(history.entries()));
    history.skipped().forEach(skipped -> told.add("skipped " + skipped));
    for (String id : IDS) {
      told.add(id + " was " + history.firstId(id));
      history.prices(id).forEach(line -> told.add(line.toString()));
      told.addAll(Commits.lines(history.ofModel(id)));
    }
    return told;
  }

  private static Past randomPast(Random random) {
    Commits commits = new Commits();
    TreeSet<String> tombstones = new TreeSet<>();
    for (int i = 0; i < 12; i++) {
      for (int changes = 1 + random.nextInt(3); changes > 0; changes--) {
        change(commits, tombstones, random);
      }
      commits.on("2026-10-%02d".formatted(i + 1));
    }
    return commits.past();
  }

  private static void change(Commits commits, Set<String> tombstones, Random random) {
    String id = IDS.get(random.nextInt(IDS.size()));
    String other = IDS.get(random.nextInt(IDS.size()));
    String route = "routes/" + id + "/" + PLATFORMS.get(random.nextInt(2)) + ".json";
    switch (random.nextInt(9)) {
      case 0, 1, 2 -> commits.write(model(id), facts(random));
      case 3, 4 -> commits.write(route, facts(random));
      case 5 -> commits.delete(random.nextBoolean() ? model(id) : route);
      case 6 -> {
        commits.delete(model(id));
        commits.write(model(other), facts(random));
        tombstone(commits, tombstones, id, other);
      }
      case 7 -> {
        if (random.nextBoolean()) {
          tombstone(commits, tombstones, id, other);
        } else {
          commits.write(
              "registry.json", "{'currency': '" + (random.nextBoolean() ? "USD" : "EUR") + "'}");
        }
      }
      default -> commits.write(model(id), "{broken");
    }
  }

  private static void tombstone(Commits commits, Set<String> tombstones, String id, String next) {
    tombstones.add("{'kind': 'model', 'id': '" + id + "', 'replaced_by': '" + next + "'}");
    commits.write("tombstones.json", "{'tombstones': [" + String.join(", ", tombstones) + "]}");
  }

  private static String model(String id) {
    return "models/acme/" + id + ".json";
  }

  private static String facts(Random random) {
    return ("{'pricing': {'input_cost': %d.5, 'overrides': [{'when': {'service_tier': 'batch',"
            + " 'utc_time': {'start': '22:00', 'end': '06:00', 'days': ['mon']}},"
            + " 'multiplier': 0.%d}]}, 'status': '%s', 'context_window': %d,"
            + " 'capabilities': {'vision': %b}, 'aliases': ['a%d'], 'priority': 1}")
        .formatted(
            random.nextInt(3),
            1 + random.nextInt(3),
            random.nextBoolean() ? "active" : "beta",
            1000 + random.nextInt(2),
            random.nextBoolean(),
            random.nextInt(2));
  }
}
