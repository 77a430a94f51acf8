package io.neosc.adapter.rest.docs;

/** A page in the making. Every text that comes in is escaped, every tag is written here. */
final class Html {
  private final StringBuilder page = new StringBuilder();

  /** Markup that was written by hand in this package. */
  Html raw(String markup) {
    page.append(markup);
    return this;
  }

  Html text(Object value) {
    page.append(escaped(String.valueOf(value)));
    return this;
  }

  Html element(String name, Object content) {
    return raw("<" + name + ">").text(content).raw("</" + name + ">");
  }

  /** A sentence in which back quotes mark code. */
  Html sentence(String sentence) {
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

  static String escaped(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;")
        .replace("'", "&#39;");
  }

  /** A whole page with this title and what was written so far as its content. */
  String page(String title) {
    return """
    <!DOCTYPE html>
    <html lang="en">
    <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <title>%s</title>
    <link rel="stylesheet" href="/docs/tokens.css">
    <link rel="stylesheet" href="/docs/docs.css">
    </head>
    <body>
    <main>
    %s
    </main>
    </body>
    </html>
    """
        .formatted(escaped(title), page);
  }
}
