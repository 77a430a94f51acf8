package io.neosc.adapter.rest.request;

/** Where the filters stand that others count from. */
public final class FilterOrder {
  /** The filter that names a request: before everything that might log. */
  public static final int IDS = -20_000;

  private FilterOrder() {}
}
