package io.modelregistry.source;

/**
 * The bytes of one authored file. They are shared, not copied: nobody writes to them.
 *
 * @param path relative to the data folder, with {@code /}
 */
@SuppressWarnings("ArrayRecordComponent")
public record SourceFile(String path, byte[] bytes) {}
