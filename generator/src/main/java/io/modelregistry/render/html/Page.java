package io.modelregistry.render.html;

import java.util.List;
import java.util.Optional;

/**
 * One page before it is filled in.
 *
 * @param path of the file in the site
 * @param template the template's name
 * @param section the part of the main navigation that it belongs to; empty for none
 * @param body the record that the template shows
 * @param module the browser module that it loads, see {@link Modules}
 */
record Page(
    String path, String template, String section, Head head, Object body, Optional<String> module) {

  /** A page that is the same without JavaScript. */
  Page(String path, String template, String section, Head head, Object body) {
    this(path, template, section, head, body, Optional.empty());
  }

  /** This page with a module. */
  Page with(String name) {
    return new Page(path, template, section, head, body, Optional.of(name));
  }

  /** A place of the main navigation. */
  record NavigationItem(String label, String href, boolean current) {}

  /**
   * What a template sees.
   *
   * @param script address of the module that runs
   * @param preloads addresses of what that module imports
   */
  record Document(
      Shell shell,
      List<NavigationItem> navigation,
      Head head,
      Object body,
      Optional<String> script,
      List<String> preloads,
      List<FeedLink> feeds) {
    /** What a browser shows in its title bar. */
    String fullTitle() {
      return head.title() + " · " + Head.visible(shell.title());
    }
  }
}
