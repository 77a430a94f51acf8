package io.neosc.domain.scrub;

import java.util.List;

/** Names of fields, parameters and headers whose values are secrets. */
final class Names {
  private static final int LONGEST = 24;

  private Names() {}

  /** What a name says of its value. */
  enum Kind {
    NONE,
    /** A password, token or key. */
    SECRET,
    /** {@code Authorization}: a scheme and what proves the caller. */
    AUTHORIZATION,
    /** {@code Cookie} or {@code Set-Cookie}. */
    COOKIE
  }

  /**
   * @param word in lower case without separators
   * @param whole whether a longer name that ends so means something else
   */
  private record Name(String word, Kind kind, boolean whole) {}

  private static final List<Name> ALL =
      List.of(
          new Name("password", Kind.SECRET, false),
          new Name("passwd", Kind.SECRET, false),
          new Name("passphrase", Kind.SECRET, false),
          new Name("passwordhash", Kind.SECRET, false),
          new Name("pwd", Kind.SECRET, true),
          new Name("token", Kind.SECRET, true),
          new Name("secret", Kind.SECRET, false),
          new Name("secretkey", Kind.SECRET, false),
          new Name("secretaccesskey", Kind.SECRET, false),
          new Name("apikey", Kind.SECRET, false),
          new Name("privatekey", Kind.SECRET, false),
          new Name("accesstoken", Kind.SECRET, false),
          new Name("refreshtoken", Kind.SECRET, false),
          new Name("idtoken", Kind.SECRET, false),
          new Name("authtoken", Kind.SECRET, false),
          new Name("apitoken", Kind.SECRET, false),
          new Name("bearertoken", Kind.SECRET, false),
          new Name("sessiontoken", Kind.SECRET, false),
          new Name("securitytoken", Kind.SECRET, false),
          new Name("scrapetoken", Kind.SECRET, false),
          new Name("csrftoken", Kind.SECRET, false),
          new Name("xsrftoken", Kind.SECRET, false),
          new Name("clientassertion", Kind.SECRET, false),
          new Name("codeverifier", Kind.SECRET, false),
          new Name("authorization", Kind.AUTHORIZATION, false),
          new Name("cookie", Kind.COOKIE, true),
          new Name("setcookie", Kind.COOKIE, true));

  /** Whether a name can end in this character, to be quick with the others. */
  static boolean mayEndIn(char c) {
    return switch (c) {
      case 'd', 'D', 'e', 'E', 'h', 'H', 'n', 'N', 'r', 'R', 't', 'T', 'y', 'Y' -> true;
      default -> false;
    };
  }

  /**
   * What the name in {@code text} from {@code from} to {@code to} says. Case and the separators
   * {@code _ - .} make no difference; what comes before a known name makes none either, except
   * before those that are whole.
   */
  static Kind secret(String text, int from, int to) {
    var word = new char[LONGEST];
    var start = LONGEST;
    var i = to;
    while (i > from && start > 0) {
      var c = text.charAt(--i);
      if (c != '_' && c != '-' && c != '.') {
        word[--start] = Character.toLowerCase(c);
      }
    }
    var complete = i == from;
    var length = LONGEST - start;
    for (var name : ALL) {
      var known = name.word();
      if (known.length() <= length
          && endsIn(word, known)
          && (!name.whole() || (complete && known.length() == length))) {
        return name.kind();
      }
    }
    return Kind.NONE;
  }

  private static boolean endsIn(char[] word, String known) {
    var at = LONGEST - known.length();
    for (var i = 0; i < known.length(); i++) {
      if (word[at + i] != known.charAt(i)) {
        return false;
      }
    }
    return true;
  }
}
