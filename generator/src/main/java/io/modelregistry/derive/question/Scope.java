package io.modelregistry.derive.question;

import java.util.LinkedHashSet;
import java.util.List;

/**
 * Which part of the registry is looked at. What lies outside is not even left out.
 *
 * @param providers ids; none is all
 * @param platforms ids; none is all
 */
public record Scope(List<String> providers, List<String> platforms) {
  /** All of it. */
  public static final Scope EVERYTHING = new Scope(List.of(), List.of());

  public Scope {
    providers = List.copyOf(new LinkedHashSet<>(providers));
    platforms = List.copyOf(new LinkedHashSet<>(platforms));
  }
}
