package io.modelregistry.source;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32;

/**
 * A file that may be lost at any time: what is missing, of another format or damaged counts as not
 * there, and what cannot be written is not. It is replaced as a whole; of two writers the last
 * wins. Inside: a checksum, the format, a table of texts, and then what its owner writes.
 */
final class CacheFile {
  private static final long MAX_BYTES = 400_000_000;

  private final Path file;
  private final String format;

  /**
   * @param format any text; a file of another one is not read
   */
  CacheFile(Path file, String format) {
    this.file = file;
    this.format = format;
  }

  interface Reader<T> {
    T read(ByteBuffer in, List<String> texts);
  }

  interface Writer {
    void write(DataOutputStream out, Texts texts) throws IOException;
  }

  /** Gives each text a number, the same text the same. */
  static final class Texts {
    private final Map<String, Integer> numbers = new HashMap<>();
    private final List<String> all = new ArrayList<>();

    int number(String text) {
      Integer known = numbers.putIfAbsent(text, all.size());
      if (known == null) {
        all.add(text);
        return all.size() - 1;
      }
      return known;
    }
  }

  /** What the reader makes of it, or {@code nothing}. */
  <T> T read(T nothing, Reader<T> reader) {
    try {
      if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS) || Files.size(file) > MAX_BYTES) {
        return nothing;
      }
      byte[] bytes = Files.readAllBytes(file);
      ByteBuffer in = ByteBuffer.wrap(bytes);
      if (in.getLong() != checksum(bytes, Long.BYTES) || !text(in).equals(format)) {
        return nothing;
      }
      int count = in.getInt();
      List<String> texts = new ArrayList<>(count);
      for (int i = 0; i < count; i++) {
        texts.add(text(in));
      }
      return reader.read(in, texts);
    } catch (IOException | RuntimeException e) {
      return nothing;
    }
  }

  /** Replaces it, if that is possible. */
  void write(Writer writer) {
    try {
      byte[] content = content(writer);
      if (content.length <= MAX_BYTES) {
        replace(content);
      }
    } catch (IOException e) {
      // The next run works without it.
      return;
    }
  }

  private byte[] content(Writer writer) throws IOException {
    Texts texts = new Texts();
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    writer.write(new DataOutputStream(body), texts);
    ByteArrayOutputStream content = new ByteArrayOutputStream();
    DataOutputStream out = new DataOutputStream(content);
    text(out, format);
    out.writeInt(texts.all.size());
    for (String text : texts.all) {
      text(out, text);
    }
    body.writeTo(out);
    return content.toByteArray();
  }

  private void replace(byte[] content) throws IOException {
    Files.createDirectories(file.getParent());
    Path whole = Files.createTempFile(file.getParent(), "new-", ".tmp");
    try {
      try (DataOutputStream out = new DataOutputStream(Files.newOutputStream(whole))) {
        out.writeLong(checksum(content, 0));
        out.write(content);
      }
      Files.move(whole, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(whole);
    }
  }

  private static long checksum(byte[] bytes, int from) {
    CRC32 checksum = new CRC32();
    checksum.update(bytes, from, bytes.length - from);
    return checksum.getValue();
  }

  private static String text(ByteBuffer in) {
    int length = in.getInt();
    String text =
        new String(in.array(), in.arrayOffset() + in.position(), length, StandardCharsets.UTF_8);
    in.position(in.position() + length);
    return text;
  }

  private static void text(DataOutputStream out, String text) throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    out.writeInt(bytes.length);
    out.write(bytes);
  }
}
