package io.modelregistry.cli;

/** The {@code registry} command. */
public final class Main {
  private Main() {}

  public static void main(String[] args) {
    System.out.println("registry");
  }
}
