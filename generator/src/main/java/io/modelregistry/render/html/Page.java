package io.modelregistry.render.html;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One page before it is filled in.
 *
 * @param path of the file in the site
 * @param template the template's name
 * @param section the part of the main navigation that it belongs to; empty for none
 * @param body the record that the template shows
 * @param modules the browser modules that it runs, see {@link Modules}
 * @param charted whether it has charts, which have a style sheet of their own
 */
record Page(
    String path,
    String template,
    String section,
    Head head,
    Object body,
    List<String> modules,
    boolean charted) {
  Page {
    modules = List.copyOf(modules);
  }

  /** A page that is the same without JavaScript. */
  Page(String path, String template, String section, Head head, Object body) {
    this(path, template, section, head, body, List.of(), false);
  }

  /** This page with modules, which run in that order. */
  Page with(String... names) {
    return new Page(path, template, section, head, body, List.of(names), charted);
  }

  /** This page with charts. They are drawn last, from what the other modules made of it. */
  Page withCharts() {
    List<String> all = new ArrayList<>(modules);
    all.add("chart");
    return new Page(path, template, section, head, body, all, true);
  }

  /** A place of the main navigation. */
  record NavigationItem(String label, String href, boolean current) {}

  /**
   * What a template sees.
   *
   * @param structured what the page says of itself to programs, ready for an element that holds
   *     data; the one text that no template escapes, see {@link StructuredData#embedded}
   * @param chartStylesheet address of the style sheet of charts, where there are any
   * @param scripts addresses of the modules that run, in their order
   * @param preloads addresses of what those import
   * @param feeds what a feed reader finds here
   */
  record Document(
      Shell shell,
      List<NavigationItem> navigation,
      Head head,
      Object body,
      String structured,
      Optional<String> chartStylesheet,
      List<String> scripts,
      List<String> preloads,
      List<FeedLink> feeds) {
    String siteName() {
      return Head.visible(shell.title());
    }

    /** What a browser shows in its title bar. */
    String fullTitle() {
      return head.title() + " · " + siteName();
    }
  }
}
