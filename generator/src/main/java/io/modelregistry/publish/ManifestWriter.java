package io.modelregistry.publish;

import java.io.ByteArrayOutputStream;
import java.time.Instant;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.json.JsonMapper;

/** Writes a manifest as it lies at the target. */
final class ManifestWriter {
  /** Rises when older programs cannot read it any more. */
  static final int FORMAT = 1;

  private ManifestWriter() {}

  /** Sorted, on one line. */
  static byte[] bytes(Manifest manifest) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(1024 + 300 * manifest.objects().size());
    try (JsonGenerator json = JsonMapper.shared().createGenerator(bytes)) {
      json.writeStartObject();
      json.writeNumberProperty("format", FORMAT);
      json.writeName("release");
      write(manifest.release(), json);
      if (!manifest.previous().isEmpty()) {
        json.writeStringProperty("previous", manifest.previous());
      }
      if (manifest.cachedUntil().isAfter(Instant.EPOCH)) {
        json.writeStringProperty("cached_until", manifest.cachedUntil().toString());
      }
      json.writeName("objects");
      json.writeStartObject();
      for (StoredObject object : manifest.objects().values()) {
        json.writeName(object.key());
        json.writeStartObject();
        write(object, json);
        json.writeEndObject();
      }
      json.writeEndObject();
      json.writeName("retired");
      json.writeStartObject();
      manifest.retired().forEach((key, object) -> write(key, object, json));
      json.writeEndObject();
      json.writeName("kept");
      json.writeStartObject();
      manifest.kept().forEach((id, entry) -> json.writeNumberProperty(id, entry.lastRelease()));
      json.writeEndObject();
      json.writeName("releases");
      json.writeStartArray();
      manifest.releases().forEach(earlier -> write(earlier, json));
      json.writeEndArray();
      json.writeName("garbage");
      json.writeStartArray();
      manifest.garbage().forEach(json::writeString);
      json.writeEndArray();
      if (!manifest.stale().isEmpty()) {
        json.writeName("stale");
        json.writeStartArray();
        manifest.stale().forEach(json::writeString);
        json.writeEndArray();
      }
      json.writeEndObject();
    }
    bytes.write('\n');
    return bytes.toByteArray();
  }

  private static void write(StoredObject object, JsonGenerator json) {
    json.writeStringProperty("sha256", object.sha256());
    json.writeNumberProperty("size", object.size());
    json.writeStringProperty("content_type", object.contentType());
    json.writeStringProperty("cache_control", object.cacheControl());
    if (object.encoding() != Encoding.IDENTITY) {
      json.writeStringProperty("encoding", object.encoding().header());
    }
    if (!object.tag().isEmpty()) {
      json.writeStringProperty("etag", object.tag());
    }
  }

  private static void write(String key, Retired retired, JsonGenerator json) {
    json.writeName(key);
    json.writeStartObject();
    retired
        .object()
        .ifPresent(
            object -> {
              write(object, json);
              json.writeNumberProperty("last_release", retired.lastRelease());
            });
    if (!retired.isCertain()) {
      json.writeStringProperty("perhaps_sha256", retired.sha256());
    }
    json.writeStringProperty("delete_after", retired.deleteAfter().toString());
    json.writeEndObject();
  }

  private static void write(Release release, JsonGenerator json) {
    json.writeStartObject();
    json.writeNumberProperty("number", release.number());
    json.writeStringProperty("published_at", release.publishedAt().toString());
    if (!release.commit().isEmpty()) {
      json.writeStringProperty("commit", release.commit());
    }
    json.writeNumberProperty("objects", release.objects());
    json.writeNumberProperty("bytes", release.bytes());
    if (release.restores() > 0) {
      json.writeNumberProperty("restores", release.restores());
    }
    json.writeEndObject();
  }
}
