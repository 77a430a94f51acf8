package io.neosc.adapter.rest.wire;

/** A page in the making. Every text that comes in is escaped; markup is written by hand alone. */
public final class Html {
  private final StringBuilder page = new StringBuilder();

  /** Markup that was written by hand, with nothing in it that came from outside. */
  public Html raw(String markup) {
    page.append(markup);
    return this;
  }

  public Html text(Object value) {
    page.append(escaped(String.valueOf(value)));
    return this;
  }

  public Html element(String name, Object content) {
    return raw("<" + name + ">").text(content).raw("</" + name + ">");
  }

  /** A sentence in which back quotes mark code. */
  public Html sentence(String sentence) {
    var code = false;
    for (var part : sentence.split("`", -1)) {
      if (code) {
        element("code", part);
      } else {
        text(part);
      }
      code = !code;
    }
    return this;
  }

  public static String escaped(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;")
        .replace("'", "&#39;");
  }

  /** What was written so far. */
  public String markup() {
    return page.toString();
  }
}
