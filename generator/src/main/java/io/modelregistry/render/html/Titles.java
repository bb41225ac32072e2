package io.modelregistry.render.html;

/** Words for titles and descriptions. */
final class Titles {
  private Titles() {}

  /** A name that no other entity of its kind shares. */
  static String of(String name, String id) {
    return name.equals(id) ? id : name + " (" + id + ")";
  }

  /** {@code 1 model}, {@code 1,200 models}. */
  static String count(int number, String one) {
    return Figures.grouped(number) + " " + (number == 1 ? one : one + "s");
  }
}
