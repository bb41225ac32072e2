package io.modelregistry.health;

import io.modelregistry.model.Platform;
import io.modelregistry.registry.EffectiveRoute;
import io.modelregistry.registry.Registry;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * What to ask, and which platforms and routes each answer speaks for. Many routes share an address;
 * it is asked once.
 *
 * @param probes by address
 * @param platforms the addresses of each platform, its own or those of its routes; none when it
 *     cannot be asked
 * @param routes the address of each active route; a route that cannot be asked is absent
 */
public record ProbePlan(
    SortedMap<String, Probe> probes,
    SortedMap<String, SortedSet<String>> platforms,
    SortedMap<String, String> routes) {
  private static final SortedSet<String> NONE = Collections.emptySortedSet();

  public ProbePlan {
    probes = Collections.unmodifiableSortedMap(new TreeMap<>(probes));
    platforms = Collections.unmodifiableSortedMap(new TreeMap<>(platforms));
    routes = Collections.unmodifiableSortedMap(new TreeMap<>(routes));
  }

  /** Plans for every platform and every active route. */
  public static ProbePlan of(Registry registry, KeyRing keys) {
    return new Maker(registry, keys).make();
  }

  /** The probes that speak for some platforms; for all, when none is named. */
  public List<Probe> of(Collection<String> platformIds) {
    if (platformIds.isEmpty()) {
      return List.copyOf(probes.values());
    }
    TreeSet<String> addresses = new TreeSet<>();
    for (String id : platformIds) {
      addresses.addAll(platforms.getOrDefault(id, NONE));
    }
    routes.forEach(
        (route, address) -> {
          if (platformIds.contains(route.split("--", -1)[1])) {
            addresses.add(address);
          }
        });
    return addresses.stream()
        .flatMap(address -> Optional.ofNullable(probes.get(address)).stream())
        .toList();
  }

  private static final class Maker {
    private final Registry registry;
    private final KeyRing keys;
    private final SortedMap<String, Probe> probes = new TreeMap<>();
    private final SortedMap<String, SortedSet<String>> platforms = new TreeMap<>();
    private final SortedMap<String, String> routes = new TreeMap<>();

    Maker(Registry registry, KeyRing keys) {
      this.registry = registry;
      this.keys = keys;
    }

    ProbePlan make() {
      for (Platform platform : registry.platforms()) {
        TreeSet<String> addresses = new TreeSet<>();
        ofPlatform(platform).ifPresent(addresses::add);
        List<String> ofRoutes = new ArrayList<>();
        for (EffectiveRoute route : registry.routesOfPlatform(platform.id())) {
          if (route.isActive()) {
            ofRoute(route)
                .ifPresent(
                    address -> {
                      routes.put(route.id(), address);
                      ofRoutes.add(address);
                    });
          }
        }
        if (addresses.isEmpty()) {
          addresses.addAll(ofRoutes);
        }
        platforms.put(platform.id(), addresses);
      }
      return new ProbePlan(probes, platforms, routes);
    }

    private Optional<String> ofPlatform(Platform platform) {
      if (platform.healthUrl() != null) {
        return add(platform.healthUrl(), Method.HEALTH_URL, platform.healthUrl(), Optional.empty());
      }
      return platform.baseUrl() == null
          ? Optional.empty()
          : endpoint(
              platform.baseUrl(),
              host -> keys.key(platform.authType(), platform.authConfig(), host));
    }

    /** A platform's own word counts for the routes that use its address. */
    private Optional<String> ofRoute(EffectiveRoute route) {
      String endpoint = route.endpoint();
      Platform platform = route.platform();
      if (endpoint == null) {
        return Optional.empty();
      }
      if (endpoint.equals(platform.baseUrl()) && platform.healthUrl() != null) {
        return Optional.of(platform.healthUrl());
      }
      return endpoint(endpoint, host -> keys.key(route.authType(), route.authConfig(), host));
    }

    private Optional<String> endpoint(
        String address, Function<String, Optional<Probe.Key>> keyFor) {
      Optional<URI> uri = uri(address);
      if (uri.isEmpty()) {
        return Optional.empty();
      }
      Optional<Probe.Key> key = keyFor.apply(uri.orElseThrow().getHost());
      return key.isPresent()
          ? add(address, Method.MODEL_LIST, address.replaceFirst("/+$", "") + "/models", key)
          : add(address, Method.CONNECTION, address, key);
    }

    private Optional<String> add(
        String address, Method method, String url, Optional<Probe.Key> key) {
      if (uri(address).isEmpty()) {
        return Optional.empty();
      }
      // The same address with a key, where only some of those who share it have one.
      Probe known = probes.get(address);
      if (known == null || method.compareTo(known.method()) < 0) {
        probes.put(address, new Probe(address, method, url, key));
      }
      return Optional.of(address);
    }

    /** Empty for what a caller must fill in first, such as {@code https://{resource}.example}. */
    private static Optional<URI> uri(String address) {
      try {
        return Optional.of(new URI(address)).filter(uri -> uri.getHost() != null);
      } catch (URISyntaxException e) {
        return Optional.empty();
      }
    }
  }
}
