package io.neosc.adapter.crypto;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator.BlockPool;
import org.bouncycastle.crypto.params.Argon2Parameters;
import org.bouncycastle.util.Arrays;

/**
 * A hash in PHC string format, {@code $argon2id$v=19$m=..,t=..,p=..$salt$hash}, of RFC 9106. Its
 * arrays never leave it.
 */
final class Argon2Hash {
  private static final int HASH_BYTES = 32;
  private static final String PREFERRED = "id";
  private static final Pattern FORM =
      Pattern.compile(
          "\\$argon2(?<variant>id|i|d)\\$v=(?<version>16|19)"
              + "\\$m=(?<m>\\d{1,7}),t=(?<t>\\d{1,4}),p=(?<p>\\d{1,3})"
              + "\\$(?<salt>[A-Za-z0-9+/]{11,86})\\$(?<hash>[A-Za-z0-9+/]{22,86})");

  private final String variant;
  private final int version;
  private final Argon2Cost cost;
  private final byte[] salt;
  private final byte[] hash;

  private Argon2Hash(String variant, int version, Argon2Cost cost, byte[] salt, byte[] hash) {
    this.variant = variant;
    this.version = version;
    this.cost = cost;
    this.salt = salt;
    this.hash = hash;
  }

  /**
   * @throws IllegalArgumentException if {@code encoded} is no such hash
   */
  static Argon2Hash parse(String encoded) {
    var parts = FORM.matcher(encoded);
    if (!parts.matches()) {
      throw new IllegalArgumentException("this is not an encoded Argon2 hash");
    }
    return new Argon2Hash(
        parts.group("variant"),
        number(parts, "version"),
        new Argon2Cost(number(parts, "m"), number(parts, "t"), number(parts, "p")),
        Base64.getDecoder().decode(parts.group("salt")),
        Base64.getDecoder().decode(parts.group("hash")));
  }

  private static int number(Matcher parts, String group) {
    return Integer.parseInt(parts.group(group));
  }

  static Argon2Hash compute(String password, byte[] salt, Argon2Cost cost, BlockPool memory) {
    var empty =
        new Argon2Hash(
            PREFERRED, Argon2Parameters.ARGON2_VERSION_13, cost, salt, new byte[HASH_BYTES]);
    return new Argon2Hash(
        empty.variant, empty.version, cost, salt, empty.computed(password, memory));
  }

  /** Whether it is the hash of {@code password}; takes the same time wherever they differ. */
  boolean matches(String password, BlockPool memory) {
    return Arrays.constantTimeAreEqual(hash, computed(password, memory));
  }

  /** Whether one computed anew at {@code wanted} would withstand guessing better. */
  boolean weakerThan(Argon2Cost wanted) {
    return !variant.equals(PREFERRED)
        || version != Argon2Parameters.ARGON2_VERSION_13
        || wanted.dearerThan(cost)
        || hash.length < HASH_BYTES;
  }

  String encoded() {
    var base64 = Base64.getEncoder().withoutPadding();
    return String.format(
        Locale.ROOT,
        "$argon2%s$v=%d$m=%d,t=%d,p=%d$%s$%s",
        variant,
        version,
        cost.memoryKib(),
        cost.iterations(),
        cost.parallelism(),
        base64.encodeToString(salt),
        base64.encodeToString(hash));
  }

  private byte[] computed(String password, BlockPool memory) {
    var generator = new Argon2BytesGenerator();
    generator.init(
        new Argon2Parameters.Builder(type())
            .withVersion(version)
            .withMemoryAsKB(cost.memoryKib())
            .withIterations(cost.iterations())
            .withParallelism(cost.parallelism())
            .withSalt(salt)
            .withBlockPool(memory)
            .build());
    var computed = new byte[hash.length];
    generator.generateBytes(password.getBytes(StandardCharsets.UTF_8), computed);
    return computed;
  }

  private int type() {
    return switch (variant) {
      case "i" -> Argon2Parameters.ARGON2_i;
      case "d" -> Argon2Parameters.ARGON2_d;
      default -> Argon2Parameters.ARGON2_id;
    };
  }
}
