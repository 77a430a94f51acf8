package io.neosc.domain.organization;

import io.neosc.domain.shared.Claim;
import java.util.List;

/**
 * How many accounts an organization has, as a count that the store bounds: an account takes one
 * when it joins and gives it back when it leaves, and a deletion takes all there are, so that it is
 * refused while somebody is in, and joining is refused from then on. The default organization is
 * never deleted and therefore not counted.
 */
public final class Membership {
  /** More than there will ever be; below the greatest {@code int}. */
  private static final int ALL = 1_000_000_000;

  private static final String PREFIX = "organization/";

  private Membership() {}

  /** What an account claims that joins. */
  public static List<Claim> joining(OrganizationId organization) {
    return counted(organization) ? List.of(Claim.take(counterOf(organization), ALL)) : List.of();
  }

  /** What an account gives back that leaves. */
  public static List<Claim> leaving(OrganizationId organization) {
    return counted(organization) ? List.of(Claim.giveBack(counterOf(organization))) : List.of();
  }

  static Claim closing(OrganizationId organization) {
    return new Claim(counterOf(organization), ALL, 0, ALL);
  }

  /** Whether {@code claim} is about an organization's accounts. */
  public static boolean concerns(Claim claim) {
    return claim.counter().startsWith(PREFIX);
  }

  /** Whether the store counts the accounts of it. */
  public static boolean counted(OrganizationId organization) {
    return !organization.equals(OrganizationId.DEFAULT);
  }

  /** The count's name in the store. */
  public static String counterOf(OrganizationId organization) {
    return PREFIX + organization.value() + "/accounts";
  }
}
