package io.neosc.application.testing;

import io.neosc.application.shared.port.IdGenerator;
import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.concurrent.atomic.AtomicLong;

/** Ids that count up, in the form of UUIDv7, and "random" bytes that never repeat. */
public final class CountingIds implements IdGenerator {
  private static final AtomicLong COUNT = new AtomicLong();

  @Override
  public String next(String prefix) {
    return prefix + "01957000-0000-7000-8000-%012x".formatted(COUNT.incrementAndGet());
  }

  @Override
  public byte[] random(int length) {
    var bytes = new byte[length];
    ByteBuffer.wrap(bytes, Math.max(0, length - Long.BYTES), Math.min(length, Long.BYTES))
        .putLong(COUNT.incrementAndGet());
    return bytes;
  }

  @Override
  public String secret() {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(random(32));
  }
}
