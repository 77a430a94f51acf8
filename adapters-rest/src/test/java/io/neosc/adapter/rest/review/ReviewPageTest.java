package io.neosc.adapter.rest.review;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.xml.sax.InputSource;

@DisplayName("AU-15: the weekly review as a page")
class ReviewPageTest {
  private static final Set<String> ELEMENTS =
      Set.of(
          "html",
          "head",
          "meta",
          "title",
          "style",
          "body",
          "main",
          "header",
          "section",
          "div",
          "h1",
          "h2",
          "p",
          "figure",
          "figcaption",
          "ul",
          "li",
          "table",
          "caption",
          "thead",
          "tbody",
          "tr",
          "th",
          "td",
          "bdi",
          "svg",
          "rect",
          "line",
          "polyline",
          "text");

  private static final Set<String> ATTRIBUTES =
      Set.of(
          "lang",
          "xmlns",
          "charset",
          "http-equiv",
          "content",
          "name",
          "class",
          "scope",
          "data-name",
          "role",
          "aria-label",
          "aria-hidden",
          "viewBox",
          "width",
          "height",
          "x",
          "y",
          "x1",
          "x2",
          "y1",
          "y2",
          "points");

  /** What people write into sign-in forms and names, to see what becomes of it. */
  private static final List<String> HOSTILE =
      List.of(
          "<script>alert(1)</script>",
          "\"><img src=x onerror=alert(1)>",
          "'><svg/onload=alert(1)>",
          "</style></title></bdi><script>alert(1)</script>",
          "<!-- ",
          "-->",
          "]]>",
          "<![CDATA[",
          "<?xml?>",
          "&lt;&amp;&#x3c;script&#x3e;",
          "javascript:alert(1)",
          "{{7*7}}${7*7}#{7*7}%s%d%n\\u003cscript\\u003e",
          "\u202Emoc.elpmaxe@nimda",
          "a\u0000b\u0007c\u001B[31m\r\n",
          "half \uD83D a rocket",
          "\uFFFE\uFFFF",
          "\u200B\u2066x\u2069",
          "x".repeat(500),
          "=cmd|' /C calc'!A0",
          "ada@example.org' style='color:red",
          "\" class=\"now\" onmouseover=\"alert(1)");

  private static Document parsed(String page) throws Exception {
    var factory = DocumentBuilderFactory.newInstance();
    factory.setAttribute("http://apache.org/xml/features/nonvalidating/load-external-dtd", false);
    return factory.newDocumentBuilder().parse(new InputSource(new StringReader(page)));
  }

  private static List<Element> elements(Document page) {
    var all = page.getElementsByTagName("*");
    var elements = new ArrayList<Element>();
    for (var i = 0; i < all.getLength(); i++) {
      elements.add((Element) all.item(i));
    }
    return elements;
  }

  private static String skeleton(Document page) {
    return elements(page).stream().map(Element::getTagName).collect(Collectors.joining(" "));
  }

  @Test
  @DisplayName("hostile names are text: the same elements and attributes as with plain ones")
  void hostileNamesAreText() throws Exception {
    for (var hostile : HOSTILE) {
      var page = parsed(ReviewPage.of(ReviewFixture.aWeekWith(List.of(hostile))));
      var plain = parsed(ReviewPage.of(ReviewFixture.aWeekWith(List.of("plain"))));

      assertThat(skeleton(page)).as(hostile).isEqualTo(skeleton(plain));
      var attributes = new HashSet<String>();
      for (var element : elements(page)) {
        assertThat(ELEMENTS).contains(element.getTagName());
        var all = element.getAttributes();
        for (var i = 0; i < all.getLength(); i++) {
          attributes.add(all.item(i).getNodeName());
        }
      }
      assertThat(ATTRIBUTES).as(hostile).containsAll(attributes);
    }
  }

  @Test
  @DisplayName("what is shown of a name is the name; what is unseen or turns text is marked")
  void namesAreShown() throws Exception {
    var page = parsed(ReviewPage.of(ReviewFixture.aWeekWith(HOSTILE)));
    var shown =
        elements(page).stream()
            .filter(element -> element.getTagName().equals("bdi"))
            .map(Element::getTextContent)
            .collect(Collectors.toSet());

    assertThat(shown)
        .contains(
            "<script>alert(1)</script>",
            "</style></title></bdi><script>alert(1)</script>",
            "&lt;&amp;&#x3c;script&#x3e;",
            "\uFFFDmoc.elpmaxe@nimda",
            "a\uFFFDb\uFFFDc\uFFFD[31m\uFFFD\uFFFD",
            "half \uFFFD a rocket",
            "x".repeat(500));
    assertThat(shown).noneMatch(text -> text.contains("\u202E") || text.contains("\u0000"));
  }

  @Test
  @DisplayName("nothing comes from elsewhere, nothing runs, and the policy allows the one style")
  void nothingFromElsewhere() throws Exception {
    var text = ReviewPage.of(ReviewFixture.aWeekWith(List.of("ada@example.org")));
    var page = parsed(text);

    assertThat(text.replace("http://www.w3.org/1999/xhtml", ""))
        .doesNotContain("http:", "https:", "//", "url(", "@import", "<script", "style=", "href");
    assertThat(page.getElementsByTagName("style").item(0).getTextContent())
        .isEqualTo(ReviewStyle.CSS);
    assertThat(ReviewStyle.CSS).doesNotContain("<", "&");
    assertThat(ReviewStyle.POLICY)
        .startsWith("default-src 'none'; style-src 'sha256-")
        .doesNotContain("unsafe");
    assertThat(((Element) page.getElementsByTagName("meta").item(1)).getAttribute("content"))
        .isEqualTo(ReviewStyle.POLICY);
  }

  @Test
  @DisplayName("dark is for screens alone; both themes have the same colours by name")
  void printsOnWhite() {
    assertThat(ReviewStyle.CSS)
        .contains("@media screen and (prefers-color-scheme: dark)", "@media print")
        .doesNotContain("@media (prefers-color-scheme");
    assertThat(ReviewStyle.CSS.substring(ReviewStyle.CSS.indexOf("body {")))
        .doesNotContainPattern("#[0-9a-fA-F]{3}");
  }

  @Test
  @DisplayName("every chart has words, and its numbers stand in a table beside it")
  void chartsHaveWords() throws Exception {
    var page = parsed(ReviewPage.of(ReviewFixture.aWeekWith(List.of("ada@example.org"))));
    var charts = elements(page).stream().filter(element -> element.getTagName().equals("svg"));

    assertThat(charts)
        .isNotEmpty()
        .allMatch(svg ->
            "true".equals(svg.getAttribute("aria-hidden"))
                || "img".equals(svg.getAttribute("role"))
                    && !svg.getAttribute("aria-label").isBlank());
    assertThat(page.getElementsByTagName("body").item(0).getTextContent())
        .contains("34, 22 more than the week before (12).")
        .contains("9, as many as the week before.")
        .contains("Mon 16", "Sun 22");
  }

  @Test
  @DisplayName("what is not known says so, and is never zero")
  void unknownIsNotZero() throws Exception {
    var body =
        parsed(ReviewPage.of(ReviewFixture.aQuietFirstWeek()))
            .getElementsByTagName("body")
            .item(0)
            .getTextContent();

    assertThat(body)
        .contains("0; of the week before it is not known.")
        .contains("The week is not over")
        .contains("The trail begins inside the week")
        .contains("Not known: there are too many sessions to add up.")
        .doesNotContain("fewer", "as many");
  }
}
