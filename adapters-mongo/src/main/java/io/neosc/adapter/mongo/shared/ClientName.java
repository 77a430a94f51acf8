package io.neosc.adapter.mongo.shared;

import java.nio.charset.StandardCharsets;
import org.bson.BsonRegularExpression;
import org.jspecify.annotations.Nullable;

/**
 * How every node calls itself towards MongoDB, so that nodes recognise each other's work there. A
 * name of the installation ({@code appName} in the address) stands before it.
 */
public final class ClientName {
  public static final String VALUE = "neosc";

  /** The names of nodes, with and without one of their installation. */
  public static final BsonRegularExpression ANY = new BsonRegularExpression("(^|/)" + VALUE + "$");

  /** MongoDB takes no longer names, in bytes of UTF-8. */
  private static final int LONGEST = 128;

  private ClientName() {}

  /**
   * The name of a node.
   *
   * @param installation what its address says; null for nothing
   */
  public static String of(@Nullable String installation) {
    if (installation == null || installation.isBlank()) {
      return VALUE;
    }
    var name = installation + "/" + VALUE;
    var fits = name.getBytes(StandardCharsets.UTF_8).length <= LONGEST;
    return fits ? name : VALUE;
  }
}
