package io.modelregistry.render.html;

import io.modelregistry.json.ClassPathFile;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.Properties;

/**
 * A browser library that Maven brought. The site serves it itself, with its licence in front.
 *
 * @param name as in the coordinates {@code org.webjars.npm:name}
 * @param version whichever the build chose
 */
record WebJar(String name, String version) {

  static WebJar of(String name) {
    Properties coordinates = new Properties();
    try {
      coordinates.load(
          new StringReader(
              ClassPathFile.text("/META-INF/maven/org.webjars.npm/" + name + "/pom.properties")));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new WebJar(name, coordinates.getProperty("version"));
  }

  /** One of its files, after its licence. */
  String text(String path) {
    return "/*\n" + file("LICENSE").strip() + "\n*/\n" + file(path);
  }

  /** A classic script that sets one variable, as a module that exports it. */
  String module(String path, String variable) {
    return text(path).stripTrailing() + "\nexport default " + variable + ";\n";
  }

  private String file(String path) {
    return ClassPathFile.text("/META-INF/resources/webjars/" + name + "/" + version + "/" + path);
  }
}
