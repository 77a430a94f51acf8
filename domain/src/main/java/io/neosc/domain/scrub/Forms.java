package io.neosc.domain.scrub;

/**
 * Secrets that are known by their own form, wherever they stand. Methods return where the secret
 * ends, or 0 if there is none.
 */
final class Forms {
  private static final int AWS_KEY_LENGTH = 20;
  private static final int GOOGLE_KEY_LENGTH = 39;
  private static final int OWN_SECRET_LENGTH = 43;
  private static final int LONGEST_ID = 100;
  private static final int SHORTEST_TOKEN = 12;
  private static final int BEFORE = 96;
  private static final int BEHIND = 64;
  private static final String BEGIN = "-----BEGIN";
  private static final String END = "-----END";
  private static final int LONGEST_LABEL = 48;

  private final String text;
  private final int length;

  /** The end of the word of base64url that was measured last: no word is measured twice. */
  private int wordEnd;

  private int passwordEnd;

  Forms(String text) {
    this.text = text;
    this.length = text.length();
  }

  /** The end of the secret that begins with {@code c} at {@code at}. */
  int end(char c, int at) {
    return switch (c) {
      case 'A' -> access(at);
      case 'g' -> fernet(at);
      case 'e' -> jwt(at);
      case 's' -> refreshToken(at);
      case 'n' -> apiKey(at);
      case 'y' -> googleToken(at);
      case '-' -> privateKey(at);
      case '$' -> passwordHash(at);
      default -> 0;
    };
  }

  private char at(int index) {
    return index < length ? text.charAt(index) : '\0';
  }

  /** Access key ids of AWS and API keys of Google. */
  private int access(int at) {
    if (text.startsWith("AIza", at)) {
      var end = wordEnd(at);
      return end - at >= GOOGLE_KEY_LENGTH ? end : 0;
    }
    if (!awsPrefix(at)) {
      return 0;
    }
    if (at > 0 && !Shapes.escaped(text, at)) {
      var before = text.charAt(at - 1);
      if (Shapes.upper(before) || Shapes.digit(before)) {
        return 0;
      }
    }
    var end = at + AWS_KEY_LENGTH;
    for (var i = at + 4; i < end; i++) {
      if (!Shapes.upper(at(i)) && !Shapes.digit(at(i))) {
        return 0;
      }
    }
    return Shapes.upper(at(end)) || Shapes.digit(at(end)) ? 0 : end;
  }

  private boolean awsPrefix(int at) {
    return text.startsWith("AKIA", at)
        || text.startsWith("ASIA", at)
        || text.startsWith("ABIA", at)
        || text.startsWith("ACCA", at);
  }

  private int fernet(int at) {
    if (!text.startsWith("gAAAA", at)) {
      return 0;
    }
    var end = at;
    while (Shapes.base64Url(at(end)) || Shapes.base64(at(end))) {
      end++;
    }
    if (end - at < Shapes.ENOUGH / 2) {
      return 0;
    }
    while (at(end) == '=') {
      end++;
    }
    return end;
  }

  /** Three to five parts (RFC 7515, RFC 7516), the first of which is a JSON object. */
  private int jwt(int at) {
    var second = at(at + 1);
    if ((second != 'y' && second != 'w')
        || !Shapes.jsonHead(text, at, Math.min(length, at + Shapes.ENOUGH))) {
      return 0;
    }
    var end = wordEnd(at);
    if (end - at < 8 || at(end) != '.') {
      return 0;
    }
    var dots = 0;
    var last = end;
    while (at(last) == '.' && dots < 4 && (Shapes.base64Url(at(last + 1)) || dots == 0)) {
      dots++;
      last++;
      while (Shapes.base64Url(at(last))) {
        last++;
      }
      if (dots == 1 && last == end + 1 && at(last) != '.') {
        return 0;
      }
      if (dots == 1 && last == end + 1) {
        // Encrypted with a shared key: the second part is empty.
        dots++;
        last++;
        while (Shapes.base64Url(at(last))) {
          last++;
        }
      }
    }
    return last;
  }

  private int wordEnd(int at) {
    if (wordEnd <= at) {
      wordEnd = at;
      while (Shapes.base64Url(at(wordEnd))) {
        wordEnd++;
      }
    }
    return wordEnd;
  }

  /** NeoSC's own: the sign-in's id, a dot, and 256 bits (ID-6). */
  private int refreshToken(int at) {
    if (!text.startsWith("sin-", at)) {
      return 0;
    }
    var limit = Math.min(length, at + LONGEST_ID + 1 + OWN_SECRET_LENGTH + 1);
    var word = at;
    for (var i = at + 4; i <= limit; i++) {
      var c = at(i);
      if (c == '.') {
        word = i + 1;
      } else if (!Shapes.base64Url(c)) {
        return word > at && i - word == OWN_SECRET_LENGTH ? i : 0;
      }
    }
    return 0;
  }

  /** NeoSC's own keys for programs (ID-15). */
  private int apiKey(int at) {
    if (!text.startsWith("nsk_", at)) {
      return 0;
    }
    var end = at;
    while (Shapes.base64Url(at(end)) || (at(end) == '.' && Shapes.base64Url(at(end + 1)))) {
      end++;
    }
    return end - at >= 4 + 16 ? end : 0;
  }

  private int googleToken(int at) {
    if (!text.startsWith("ya29.", at)) {
      return 0;
    }
    var end = at + 5;
    while (Shapes.base64Url(at(end))) {
      end++;
    }
    return end - at >= 5 + 16 ? end : 0;
  }

  /** A stored password hash: whoever has it can try passwords at home. */
  private int passwordHash(int at) {
    if (!text.startsWith("$argon2", at)) {
      return 0;
    }
    var end = at;
    while (Shapes.base64(at(end)) || "$=,".indexOf(at(end)) >= 0) {
      end++;
    }
    return end - at >= Shapes.ENOUGH / 2 ? end : 0;
  }

  /** A private key in PEM, to its end or, where that is cut off, as far as it can go. */
  private int privateKey(int at) {
    if (!text.startsWith(BEGIN, at)) {
      return 0;
    }
    var label = label(at + BEGIN.length());
    if (label == 0) {
      return 0;
    }
    var i = label;
    while (i < length) {
      var c = text.charAt(i);
      if (c == '-') {
        if (text.startsWith(END, i)) {
          var end = label(i + END.length());
          return end == 0 ? i + END.length() : end;
        }
        if (text.startsWith(BEGIN, i)) {
          return i;
        }
      }
      if (!inPem(c)) {
        return i;
      }
      i++;
    }
    return length;
  }

  /** Behind the five hyphens that end a label of a private key; 0 if this is none. */
  private int label(int from) {
    var limit = Math.min(length, from + LONGEST_LABEL);
    var i = from;
    while (i < limit && inLabel(text.charAt(i))) {
      i++;
    }
    var name = text.substring(from, i);
    return name.contains("PRIVATE") && name.contains("KEY") && text.startsWith("-----", i)
        ? i + 5
        : 0;
  }

  private static boolean inLabel(char c) {
    return Shapes.upper(c) || Shapes.digit(c) || " +%_".indexOf(c) >= 0;
  }

  /** Base64, white space also as escapes, and the few headers that old keys have. */
  private static boolean inPem(char c) {
    return Shapes.base64(c) || Shapes.space(c) || "=\\-:,%".indexOf(c) >= 0;
  }

  /** Where the credential behind the word Bearer begins; 0 if there is none. */
  int bearer(int at) {
    if (!text.regionMatches(true, at, "bearer", 0, 6) || !Shapes.fresh(text, at)) {
      return 0;
    }
    var from = at + 6;
    var limit = from + 8;
    while (from < limit && (Shapes.space(at(from)) || ":=+".indexOf(at(from)) >= 0)) {
      from++;
    }
    if (text.startsWith("%20", from)) {
      from += 3;
    }
    if (from == at + 6) {
      return 0;
    }
    var end = from;
    while (end < from + Shapes.ENOUGH && Shapes.token(at(end))) {
      end++;
    }
    return Shapes.random(text, from, end, SHORTEST_TOKEN, 2) ? from : 0;
  }

  /** The end of a token; a dot that ends a sentence is not of it. */
  int tokenEnd(int from) {
    var end = from;
    while (Shapes.token(at(end))) {
      end++;
    }
    return at(end - 1) == '.' ? end - 1 : end;
  }

  /** Where the password in a URL begins whose {@code ://} is at {@code colon}; 0 if it has none. */
  int urlPassword(int colon) {
    var from = 0;
    var userEnd = 0;
    for (var i = colon + 3; i < length; i++) {
      var c = text.charAt(i);
      if (c == '@') {
        userEnd = i;
      } else if (c == ':' && from == 0) {
        from = i + 1;
      } else if (c <= ' ' || "/?#\"'<>`\\".indexOf(c) >= 0) {
        break;
      }
    }
    if (from == 0 || userEnd <= from) {
      return 0;
    }
    passwordEnd = userEnd;
    return from;
  }

  int urlPasswordEnd() {
    return passwordEnd;
  }

  /** Whether something before or behind speaks of keys of AWS, or is one. */
  boolean nearAws(int from, int to) {
    for (var i = Math.max(0, from - BEFORE); i < from; i++) {
      if (awsWord(i)) {
        return true;
      }
    }
    for (var i = to; i < Math.min(length, to + BEHIND); i++) {
      if (awsWord(i)) {
        return true;
      }
    }
    return false;
  }

  private boolean awsWord(int at) {
    return switch (text.charAt(at)) {
      case 's', 'S' -> text.regionMatches(true, at, "secret", 0, 6);
      case 'a' -> text.startsWith("aws", at);
      case 'A' -> text.startsWith("AWS", at) || text.startsWith("Aws", at) || awsPrefix(at);
      default -> false;
    };
  }

  /** Whether a ticket, token or secret is named shortly before. */
  boolean nearTicket(int from) {
    for (var i = Math.max(0, from - BEFORE / 3); i < from; i++) {
      var named =
          switch (text.charAt(i)) {
            case 't', 'T' ->
                text.regionMatches(true, i, "ticket", 0, 6)
                    || text.regionMatches(true, i, "token", 0, 5);
            case 's', 'S' -> text.regionMatches(true, i, "secret", 0, 6);
            default -> false;
          };
      if (named) {
        return true;
      }
    }
    return false;
  }
}
