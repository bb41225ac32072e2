package io.modelregistry.publish.s3;

import static io.modelregistry.publish.s3.FaultyStore.HASTY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.modelregistry.publish.PublishException;
import io.modelregistry.publish.SiteWalk;
import io.modelregistry.publish.s3.FaultProxy.Fault;
import io.modelregistry.render.Site;
import java.time.Duration;
import java.util.SortedMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * A publisher is killed after each single request in turn. To the store that looks like a network
 * that is gone: nothing more arrives, not even that the lock is given back.
 */
class S3KillTest {
  private static FaultyStore store;

  @BeforeAll
  static void start() throws Exception {
    store = new FaultyStore();
  }

  @AfterAll
  static void stop() throws Exception {
    store.close();
  }

  private static void publish(String prefix, Site site) {
    store.publish(prefix, HASTY, site, FaultyStore.WITHOUT_COPIES);
  }

  private static void make(FaultProxy.Faults faults) {
    store.proxy.make(faults);
  }

  @Test
  void at_no_moment_anything_refers_to_what_is_not_there_and_the_next_run_completes_the_work()
      throws Exception {
    publish("before", SampleSite.BEFORE);
    SortedMap<String, String> before = store.site("before");
    store.server.copy("before", "undisturbed");
    make(request -> Fault.NONE);
    publish("undisturbed", SampleSite.AFTER);
    int requests = store.proxy.requests();
    SortedMap<String, String> after = store.objects("undisturbed");
    SiteWalk walk = new SiteWalk("https://registry.example.com");
    assertThat(walk.reachable(store.site("undisturbed"))).contains("models/new/index.html");
    assertThat(requests).isGreaterThan(20);

    for (int kill = 1; kill <= requests; kill++) {
      String prefix = "killed-" + kill;
      store.server.copy("before", prefix);
      int survives = kill - 1;
      make(request -> request.number() > survives ? Fault.REFUSED : Fault.NONE);
      assertThatThrownBy(() -> publish(prefix, SampleSite.AFTER))
          .as(prefix)
          .isInstanceOf(PublishException.class);

      SortedMap<String, String> left = store.site(prefix);
      assertThat(walk.dangling(left)).as(prefix).isEmpty();
      left.forEach(
          (key, text) ->
              assertThat(text).as(prefix + " " + key).isIn(before.get(key), text(after, key)));

      make(request -> Fault.NONE);
      store.proxy.passTime(Duration.ofMinutes(1));
      publish(prefix, SampleSite.AFTER);
      assertThat(store.objects(prefix)).as(prefix).isEqualTo(after);
    }
  }

  private static String text(SortedMap<String, String> objects, String key) {
    String object = objects.get(key);
    return object == null ? "nothing" : object.split(" \\| ", 3)[2];
  }
}
