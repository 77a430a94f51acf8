package io.neosc.adapter.mongo.shared;

/** How every node calls itself towards MongoDB, so that nodes recognise each other's work there. */
public final class ClientName {
  public static final String VALUE = "neosc";

  private ClientName() {}
}
