package io.neosc.adapter.crypto;

import io.neosc.application.shared.port.IdGenerator;
import jakarta.inject.Singleton;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.time.InstantSource;
import java.util.Base64;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;

/**
 * UUIDv7 (RFC 9562) with a 12-bit counter (section 6.2, method 1): it starts each millisecond in
 * its lower half and counts up; what does not fit, and a clock that goes back, borrows from the
 * milliseconds to come. The other 62 bits are random, so that an id cannot be guessed from another.
 */
@Singleton
final class UuidV7Ids implements IdGenerator {
  private static final int COUNTER_BITS = 12;
  private static final int COUNTER_SEED_MASK = 0x7FF;
  private static final long COUNTER_MASK = 0xFFF;
  private static final long VERSION = 0x7000L;
  private static final long VARIANT = 0x8000_0000_0000_0000L;
  private static final long RANDOM_MASK = 0x3FFF_FFFF_FFFF_FFFFL;
  private static final int SECRET_BYTES = 32;
  private static final VarHandle LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);
  private static final Base64.Encoder BASE64_URL = Base64.getUrlEncoder().withoutPadding();

  private final InstantSource clock;
  private final SecureBytes bytes = new SecureBytes();

  /** Milliseconds and counter of the last id. */
  private final AtomicLong last = new AtomicLong();

  UuidV7Ids(InstantSource clock) {
    this.clock = clock;
  }

  @Override
  public String next(String prefix) {
    return prefix + nextUuid();
  }

  @Override
  public byte[] random(int length) {
    return bytes.take(length);
  }

  @Override
  public String secret() {
    return BASE64_URL.encodeToString(bytes.take(SECRET_BYTES));
  }

  private UUID nextUuid() {
    var drawn = bytes.take(2 * Long.BYTES);
    var random = (long) LONGS.get(drawn, 0);
    var seed = (long) LONGS.get(drawn, Long.BYTES) & COUNTER_SEED_MASK;
    var fresh = (clock.millis() << COUNTER_BITS) | seed;
    var place = last.updateAndGet(before -> Math.max(before + 1, fresh));
    var high = ((place >>> COUNTER_BITS) << 16) | VERSION | (place & COUNTER_MASK);
    return new UUID(high, VARIANT | (random & RANDOM_MASK));
  }
}
