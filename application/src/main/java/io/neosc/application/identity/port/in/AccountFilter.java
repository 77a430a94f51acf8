package io.neosc.application.identity.port.in;

import io.neosc.domain.identity.Role;
import io.neosc.domain.organization.OrganizationId;
import org.jspecify.annotations.Nullable;

/**
 * Which accounts are wanted; what is null does not matter.
 *
 * @param text words, each of which begins a word of the person's name or a part of the address,
 *     whatever its case
 */
public record AccountFilter(
    @Nullable String text,
    @Nullable Role role,
    @Nullable Boolean disabled,
    @Nullable OrganizationId organization) {
  public static final AccountFilter ALL = new AccountFilter(null, null, null, null);
}
