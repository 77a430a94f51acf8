package io.neosc.bootstrap.config;

import io.neosc.application.identity.PasswordRule;
import io.neosc.application.identity.port.in.PasswordRejected;
import io.neosc.domain.identity.EmailAddress;
import io.neosc.domain.identity.SecretStrength;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** What the values of a key look like, with their bounds; both ends of a range are allowed. */
public sealed interface Form {

  /** What a value is, as the rest of a sentence that begins with the key and "is". */
  String words();

  boolean admits(String value);

  /** Whether a value is shown to nobody, and may come from a file that a variable names. */
  default boolean secret() {
    return false;
  }

  /**
   * What is wrong with {@code value}, as the rest of a sentence that begins with the key; empty if
   * nothing is. A secret is not repeated.
   */
  default Optional<String> refusal(String value) {
    return admits(value)
        ? Optional.empty()
        : Optional.of("is " + words() + (secret() ? "" : ", not " + Quoted.of(value)));
  }

  /**
   * Why {@code value} is good enough for development mode alone (OP-4), as the rest of a sentence
   * that begins with the key; empty if it is good enough for a server, or refused.
   */
  default Optional<String> weakness(String value) {
    return Optional.empty();
  }

  /** How {@code value} is shown to whoever may see the configuration. */
  default String shown(String value) {
    return secret() ? "(hidden)" : value;
  }

  /** How {@code value} is handed to the framework. */
  default Object property(String value) {
    return value;
  }

  /** One line of text. */
  record Line(String words, int longest) implements Form {
    @Override
    public boolean admits(String value) {
      return value.length() <= longest && value.chars().noneMatch(Character::isISOControl);
    }
  }

  /** A whole number in decimal digits. */
  record Whole(long min, long max) implements Form {
    private static final Pattern DIGITS = Pattern.compile("-?[0-9]{1,18}");

    @Override
    public String words() {
      return "a whole number from " + min + " to " + max;
    }

    @Override
    public boolean admits(String value) {
      if (!DIGITS.matcher(value).matches()) {
        return false;
      }
      var number = Long.parseLong(value);
      return number >= min && number <= max;
    }
  }

  /** A length of time with its unit: ms, s, m, h or d. */
  record Span(Duration min, Duration max) implements Form {
    private static final Pattern TEXT = Pattern.compile("([0-9]{1,9})(ms|s|m|h|d)");

    /** From one length to another, as they are written in a configuration. */
    static Span of(String min, String max) {
      return of(min, parse(max).orElseThrow());
    }

    static Span of(String min, Duration max) {
      return new Span(parse(min).orElseThrow(), max);
    }

    static Optional<Duration> parse(String text) {
      var parts = TEXT.matcher(text);
      if (!parts.matches()) {
        return Optional.empty();
      }
      var amount = Long.parseLong(parts.group(1));
      return Optional.of(
          switch (parts.group(2)) {
            case "ms" -> Duration.ofMillis(amount);
            case "s" -> Duration.ofSeconds(amount);
            case "m" -> Duration.ofMinutes(amount);
            case "h" -> Duration.ofHours(amount);
            default -> Duration.ofDays(amount);
          });
    }

    /** In the largest unit that needs no fraction. */
    static String text(Duration length) {
      if (length.isZero()) {
        return "0s";
      }
      if (length.toMillis() % 1000 != 0) {
        return length.toMillis() + "ms";
      }
      var seconds = length.toSeconds();
      if (seconds % 86_400 == 0) {
        return seconds / 86_400 + "d";
      }
      if (seconds % 3_600 == 0) {
        return seconds / 3_600 + "h";
      }
      return seconds % 60 == 0 ? seconds / 60 + "m" : seconds + "s";
    }

    @Override
    public String words() {
      return "a duration from " + text(min) + " to " + text(max);
    }

    @Override
    public boolean admits(String value) {
      return parse(value)
          .filter(length -> length.compareTo(min) >= 0 && length.compareTo(max) <= 0)
          .isPresent();
    }
  }

  /** True or false. */
  record Truth() implements Form {
    @Override
    public String words() {
      return "true or false";
    }

    @Override
    public boolean admits(String value) {
      return value.equals("true") || value.equals("false");
    }
  }

  /** Values between commas, in YAML also a list; each is an {@code element}. */
  record Listed(String words, Predicate<String> element) implements Form {
    static List<String> elements(String value) {
      return Arrays.stream(value.split(",", -1))
          .map(String::strip)
          .filter(part -> !part.isEmpty())
          .toList();
    }

    @Override
    public boolean admits(String value) {
      return elements(value).stream().allMatch(element);
    }

    @Override
    public Object property(String value) {
      return elements(value);
    }
  }

  /** One of a few words, in whatever case. */
  record Choice(List<String> choices) implements Form {
    public Choice {
      choices = List.copyOf(choices);
    }

    @Override
    public String words() {
      return String.join(" or ", choices);
    }

    @Override
    public boolean admits(String value) {
      return choices.stream().anyMatch(value::equalsIgnoreCase);
    }
  }

  /** An e-mail address. */
  record Email() implements Form {
    @Override
    public String words() {
      return "an e-mail address";
    }

    @Override
    public boolean admits(String value) {
      return EmailAddress.valid(value);
    }
  }

  /** A file that can be read now, or something inside the program. */
  record Readable() implements Form {
    private static final String INSIDE = "classpath:";

    @Override
    public String words() {
      return "the path of a file that can be read, or classpath: and a name";
    }

    @Override
    public boolean admits(String value) {
      return value.startsWith(INSIDE)
          || value.indexOf('\0') < 0 && Files.isReadable(Path.of(value));
    }
  }

  /** The address of MongoDB, which may hold a password. */
  record MongoAddress() implements Form {
    private static final Pattern TEXT = Pattern.compile("mongodb(\\+srv)?://[^/].*");

    @Override
    public String words() {
      return "a MongoDB address such as mongodb://localhost:27017/neosc?replicaSet=rs0";
    }

    @Override
    public boolean admits(String value) {
      return TEXT.matcher(value).matches();
    }

    @Override
    public boolean secret() {
      return true;
    }

    /** The servers and the database; nothing where it is doubtful which part they are. */
    @Override
    public String shown(String value) {
      var at = value.indexOf('@');
      var question = value.indexOf('?');
      if (!admits(value) || at != value.lastIndexOf('@') || question >= 0 && question < at) {
        return "(hidden)";
      }
      var end = question < 0 ? value.length() : question;
      var scheme = value.substring(0, value.indexOf("//") + 2);
      return at < 0 ? value.substring(0, end) : scheme + "(hidden)@" + value.substring(at + 1, end);
    }
  }

  /** Where to post something; the path may be secret, as that of many receivers is. */
  record Webhook() implements Form {
    private static final int LONGEST = 2_048;
    private static final Pattern LOOPBACK =
        Pattern.compile("localhost|127(\\.[0-9]{1,3}){3}|\\[::1]", Pattern.CASE_INSENSITIVE);

    @Override
    public String words() {
      return "an https address without user and password (http to this machine alone)";
    }

    @Override
    public boolean admits(String value) {
      try {
        var address = new URI(value);
        var host = address.getHost();
        return value.length() <= LONGEST
            && host != null
            && address.getUserInfo() == null
            && address.getFragment() == null
            && ("https".equalsIgnoreCase(address.getScheme())
                || "http".equalsIgnoreCase(address.getScheme())
                    && LOOPBACK.matcher(host).matches());
      } catch (URISyntaxException _) {
        return false;
      }
    }

    @Override
    public boolean secret() {
      return true;
    }

    /** The server alone. */
    @Override
    public String shown(String value) {
      return admits(value)
          ? value.substring(0, value.indexOf("//") + 2)
              + URI.create(value).getRawAuthority()
              + "/(hidden)"
          : "(hidden)";
    }
  }

  /**
   * A secret that nobody guesses: {@link SecretStrength}.
   *
   * @param shortest how many characters it has at least
   * @param usable with how many it works at all
   */
  record Key(int shortest, int usable) implements Form {
    @Override
    public String words() {
      return "a secret of at least " + shortest + " random characters";
    }

    @Override
    public boolean admits(String value) {
      return refusal(value).isEmpty() && weakness(value).isEmpty();
    }

    @Override
    public Optional<String> refusal(String value) {
      return value.length() < usable
          ? SecretStrength.weakness(value, shortest).map(this::mended)
          : Optional.empty();
    }

    @Override
    public Optional<String> weakness(String value) {
      return value.length() < usable
          ? Optional.empty()
          : SecretStrength.weakness(value, shortest).map(this::mended);
    }

    private String mended(String weakness) {
      return weakness + "; make one with: openssl rand -hex " + shortest;
    }

    @Override
    public boolean secret() {
      return true;
    }
  }

  /** The password of an account: {@link PasswordRule}. */
  record Password() implements Form {
    @Override
    public String words() {
      return "a password of " + PasswordRule.MIN + " to " + PasswordRule.MAX + " characters";
    }

    @Override
    public boolean admits(String value) {
      return refusal(value).isEmpty();
    }

    @Override
    public Optional<String> refusal(String value) {
      try {
        PasswordRule.check(value);
        return Optional.empty();
      } catch (PasswordRejected rejected) {
        return Optional.of("is not accepted: " + rejected.getMessage());
      }
    }

    @Override
    public boolean secret() {
      return true;
    }
  }
}
