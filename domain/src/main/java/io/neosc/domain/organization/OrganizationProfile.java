package io.neosc.domain.organization;

import io.neosc.domain.shared.Ids;
import io.neosc.domain.shared.Text;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What an admin says of an organization.
 *
 * @param name 1 to 200 characters; never of the form of an id, so that a request can name an
 *     organization by either
 * @param domain the Internet domain of its people's addresses, in lower case, such as {@code
 *     example.org}; it is shown and proves nothing
 */
public record OrganizationProfile(String name, @Nullable String domain) {
  private static final int MAX_DOMAIN = 253;
  private static final Pattern DOMAIN =
      Pattern.compile(
          "[\\p{L}\\p{N}]([\\p{L}\\p{N}-]{0,62})(\\.[\\p{L}\\p{N}][\\p{L}\\p{N}-]{0,62})*");

  public OrganizationProfile {
    name = Text.line("an organization's name", name, 200);
    if (!validName(name)) {
      throw new IllegalArgumentException("an organization's name does not look like an id");
    }
    if (domain != null) {
      domain = domain.strip().toLowerCase(Locale.ROOT);
      if (!validDomain(domain)) {
        throw new IllegalArgumentException(
            "an organization's domain is a name such as example.org");
      }
    }
  }

  public static boolean validName(String name) {
    return !Ids.valid(OrganizationId.PREFIX, name);
  }

  public static boolean validDomain(String domain) {
    return domain.length() <= MAX_DOMAIN && DOMAIN.matcher(domain).matches();
  }

  /** The form under which a name is unique. */
  public String nameKey() {
    return nameKey(name);
  }

  public static String nameKey(String name) {
    return name.toLowerCase(Locale.ROOT);
  }
}
