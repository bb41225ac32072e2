package io.modelregistry.render.html;

import java.util.List;

/**
 * One page before it is filled in.
 *
 * @param path of the file in the site
 * @param template the template's name
 * @param section the part of the main navigation that it belongs to; empty for none
 * @param body the record that the template shows
 */
record Page(String path, String template, String section, Head head, Object body) {

  /** A place of the main navigation. */
  record NavigationItem(String label, String href, boolean current) {}

  /** What a template sees. */
  record Document(Shell shell, List<NavigationItem> navigation, Head head, Object body) {
    /** What a browser shows in its title bar. */
    String fullTitle() {
      return head.title() + " · " + Head.visible(shell.title());
    }
  }
}
