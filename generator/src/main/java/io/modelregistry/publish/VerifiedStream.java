package io.modelregistry.publish;

import io.modelregistry.render.Sha256;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;

/** Hands out a file's last bytes only when all of them have the hash that was planned with. */
final class VerifiedStream extends FilterInputStream {
  private final SiteFile file;
  private final MessageDigest digest = Sha256.digest();
  private long count;

  VerifiedStream(InputStream in, SiteFile file) {
    super(in);
    this.file = file;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    int length = read(one, 0, 1);
    return length < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] target, int offset, int length) throws IOException {
    int read = super.read(target, offset, length);
    if (read > 0) {
      digest.update(target, offset, read);
      count += read;
    }
    boolean last = read < 0 ? count < file.size() : read > 0 && count >= file.size();
    if (last && !(count == file.size() && Sha256.hex(digest.digest()).equals(file.sha256()))) {
      throw new IOException(file.path() + " changed while it was being published");
    }
    return read;
  }

  @Override
  public long skip(long n) throws IOException {
    byte[] skipped = new byte[(int) Math.min(Math.max(n, 0), 8192)];
    return skipped.length == 0 ? 0 : Math.max(read(skipped, 0, skipped.length), 0);
  }

  @Override
  public boolean markSupported() {
    return false;
  }
}
