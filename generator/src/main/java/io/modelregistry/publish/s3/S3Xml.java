package io.modelregistry.publish.s3;

import java.io.ByteArrayInputStream;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import javax.xml.stream.XMLStreamWriter;

/** The few XML documents of S3's protocol; all of them are lists of flat elements. */
final class S3Xml {
  /** Refusals that a later attempt may not meet, whatever their status. */
  private static final Set<String> TRANSIENT =
      Set.of("SlowDown", "RequestTimeout", "InternalError", "ServiceUnavailable", "Throttling");

  private static final XMLInputFactory READERS = readers();
  private static final XMLOutputFactory WRITERS = XMLOutputFactory.newDefaultFactory();

  private S3Xml() {}

  private static XMLInputFactory readers() {
    XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    factory.setProperty(XMLInputFactory.IS_COALESCING, true);
    return factory;
  }

  /** S3 can say 200 first and then that it failed. */
  static boolean isError(byte[] body) {
    String start = new String(body, 0, Math.min(body.length, 300), StandardCharsets.UTF_8);
    return start.contains("<Error>") && !start.contains("<DeleteResult");
  }

  static boolean isTransient(SignedHttp.Answer answer) {
    return !answer.head().isSuccessful() && isTransient(code(answer));
  }

  static boolean isTransient(String code) {
    return TRANSIENT.contains(code);
  }

  /** What an answer that refuses names as the reason; empty when it names none. */
  static String code(SignedHttp.Answer answer) {
    List<Map<String, String>> errors = elements(answer.body(), "Error");
    return errors.isEmpty() ? "" : errors.get(0).getOrDefault("Code", "");
  }

  /**
   * Each element of a name, as the text of its children by name. What is no XML has none.
   *
   * @param name of the elements, at any depth
   */
  static List<Map<String, String>> elements(byte[] body, String name) {
    List<Map<String, String>> found = new ArrayList<>();
    try {
      XMLStreamReader reader = READERS.createXMLStreamReader(new ByteArrayInputStream(body));
      Map<String, String> current = null;
      int depth = 0;
      int start = 0;
      String child = "";
      StringBuilder text = new StringBuilder();
      while (reader.hasNext()) {
        switch (reader.next()) {
          case XMLStreamConstants.START_ELEMENT -> {
            depth++;
            if (current == null && reader.getLocalName().equals(name)) {
              current = new TreeMap<>();
              start = depth;
            } else if (current != null && depth == start + 1) {
              child = reader.getLocalName();
              text.setLength(0);
            }
          }
          case XMLStreamConstants.CHARACTERS -> text.append(reader.getText());
          case XMLStreamConstants.END_ELEMENT -> {
            if (current != null && depth == start + 1) {
              current.put(child, text.toString());
            } else if (current != null && depth == start) {
              found.add(current);
              current = null;
            }
            depth--;
          }
          default -> {}
        }
      }
    } catch (XMLStreamException e) {
      // A proxy's page, say; the status tells enough.
      return found;
    }
    return found;
  }

  /** What asks to delete these keys, and to answer only what went wrong. */
  static byte[] deletion(List<String> keys) {
    StringWriter text = new StringWriter();
    try {
      XMLStreamWriter writer = WRITERS.createXMLStreamWriter(text);
      writer.writeStartDocument("UTF-8", "1.0");
      writer.writeStartElement("Delete");
      writer.writeDefaultNamespace("http://s3.amazonaws.com/doc/2006-03-01/");
      for (String key : keys) {
        writer.writeStartElement("Object");
        writer.writeStartElement("Key");
        writer.writeCharacters(key);
        writer.writeEndElement();
        writer.writeEndElement();
      }
      writer.writeStartElement("Quiet");
      writer.writeCharacters("true");
      writer.writeEndElement();
      writer.writeEndElement();
      writer.writeEndDocument();
    } catch (XMLStreamException e) {
      throw new IllegalStateException("text can always be written", e);
    }
    return text.toString().getBytes(StandardCharsets.UTF_8);
  }
}
