package io.modelregistry.render.feed;

import java.io.StringWriter;
import java.time.Instant;
import java.util.stream.Collectors;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** Writes feeds as Atom, RFC 4287. */
final class AtomXml {
  private static final String NAMESPACE = "http://www.w3.org/2005/Atom";
  private static final XMLOutputFactory FACTORY = XMLOutputFactory.newDefaultFactory();

  private final XMLStreamWriter xml;

  private AtomXml(XMLStreamWriter xml) {
    this.xml = xml;
  }

  static String of(AtomFeed feed) {
    StringWriter text = new StringWriter();
    try {
      XMLStreamWriter xml = FACTORY.createXMLStreamWriter(text);
      new AtomXml(xml).feed(feed);
      xml.close();
    } catch (XMLStreamException e) {
      throw new IllegalStateException("writing to memory cannot fail", e);
    }
    return text.append('\n').toString();
  }

  private void feed(AtomFeed feed) throws XMLStreamException {
    xml.writeStartDocument("utf-8", "1.0");
    line();
    xml.writeStartElement("feed");
    xml.writeDefaultNamespace(NAMESPACE);
    xml.writeAttribute("xml:lang", "en");
    line();
    element("id", feed.id());
    element("title", feed.title());
    element("updated", feed.updated().toString());
    link("self", "application/atom+xml", feed.self());
    link("alternate", "text/html", feed.html());
    for (AtomEntry entry : feed.entries()) {
      entry(entry);
    }
    xml.writeEndElement();
    xml.writeEndDocument();
  }

  private void entry(AtomEntry entry) throws XMLStreamException {
    xml.writeStartElement("entry");
    line();
    element("id", entry.id());
    element("title", entry.title());
    Instant when = entry.updated();
    element("published", when.toString());
    element("updated", when.toString());
    xml.writeStartElement("author");
    xml.writeStartElement("name");
    text(entry.author());
    xml.writeEndElement();
    xml.writeEndElement();
    line();
    link("alternate", "text/html", entry.link());
    for (String category : entry.categories()) {
      xml.writeEmptyElement("category");
      xml.writeAttribute("term", category);
      line();
    }
    xml.writeStartElement("content");
    xml.writeAttribute("type", "html");
    text(
        entry.lines().stream()
            .map(each -> "<li>" + escaped(each) + "</li>")
            .collect(Collectors.joining("", "<ul>", "</ul>")));
    xml.writeEndElement();
    line();
    xml.writeEndElement();
    line();
  }

  private void element(String name, String text) throws XMLStreamException {
    xml.writeStartElement(name);
    text(text);
    xml.writeEndElement();
    line();
  }

  private void link(String relation, String type, String href) throws XMLStreamException {
    xml.writeEmptyElement("link");
    xml.writeAttribute("rel", relation);
    xml.writeAttribute("type", type);
    xml.writeAttribute("href", href);
    line();
  }

  private void line() throws XMLStreamException {
    xml.writeCharacters("\n");
  }

  /** XML 1.0 has no way to write most control characters, nor half of a surrogate pair. */
  private void text(String text) throws XMLStreamException {
    xml.writeCharacters(
        text.replaceAll("[^\\x09\\x0A\\x20-\\uD7FF\\uE000-\\uFFFD\\x{10000}-\\x{10FFFF}]", " "));
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }
}
