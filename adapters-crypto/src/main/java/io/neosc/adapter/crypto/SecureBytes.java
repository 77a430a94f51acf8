package io.neosc.adapter.crypto;

import java.security.SecureRandom;
import java.util.Arrays;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Secure random bytes, drawn from the system in blocks because each draw costs more than the bytes
 * do. No byte is handed out twice and none stays here after it was.
 */
final class SecureBytes {
  private static final int BLOCK = 4096;

  private final SecureRandom source = new SecureRandom();
  private final ReentrantLock lock = new ReentrantLock();
  private final byte[] block = new byte[BLOCK];
  private int used = BLOCK;

  byte[] take(int length) {
    var taken = new byte[length];
    if (length > BLOCK / 4) {
      source.nextBytes(taken);
      return taken;
    }
    lock.lock();
    try {
      if (BLOCK - used < length) {
        source.nextBytes(block);
        used = 0;
      }
      System.arraycopy(block, used, taken, 0, length);
      Arrays.fill(block, used, used + length, (byte) 0);
      used += length;
    } finally {
      lock.unlock();
    }
    return taken;
  }
}
