package io.neosc.adapter.rest.review;

import io.neosc.adapter.rest.wire.Html;
import io.neosc.application.review.port.in.CapacityTrend;
import io.neosc.application.review.port.in.Review;
import io.neosc.application.review.port.in.Review.Compared;
import io.neosc.domain.audit.AuditEntry;
import io.neosc.domain.review.Ranking;
import io.neosc.domain.review.ReviewWeek;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The weekly review to read and to print: one file, without script and without anything else. */
final class ReviewPage {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("EEE d MMM, HH:mm", Locale.ENGLISH).withZone(ZoneOffset.UTC);
  private static final DateTimeFormatter MOMENT =
      DateTimeFormatter.ofPattern("d MMMM uuuu, HH:mm 'UTC'", Locale.ENGLISH)
          .withZone(ZoneOffset.UTC);
  private static final DateTimeFormatter DATE =
      DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.ENGLISH);

  /** Columns of numbers. */
  private static final Set<String> NUMBERS =
      Set.of("Entries", "This week", "Week before", "Peak", "Limit");

  /** What is not seen, and what turns the text around it about. */
  private static final Pattern UNSEEN =
      Pattern.compile("[\\p{Cc}\\p{Cs}\\p{Cf}\\p{Co}\\p{Cn}\u2028\u2029]");

  private final Review review;
  private final Html html = new Html();

  private ReviewPage(Review review) {
    this.review = review;
  }

  /** The whole page. */
  static String of(Review review) {
    return new ReviewPage(review).page();
  }

  private String page() {
    head();
    part("Failed sign-ins", review.failedSignIns(), true);
    newAddresses();
    part("Admin actions", review.adminActions(), false);
    policyChanges();
    capacity();
    return """
    <!DOCTYPE html>
    <html lang="en" xmlns="http://www.w3.org/1999/xhtml">
    <head>
    <meta charset="utf-8"/>
    <meta http-equiv="Content-Security-Policy" content="%s"/>
    <meta name="viewport" content="width=device-width, initial-scale=1"/>
    <meta name="color-scheme" content="light dark"/>
    <title>Audit review %s</title>
    <style>%s</style>
    </head>
    <body>
    <main>
    %s</main>
    </body>
    </html>
    """
        .formatted(Html.escaped(ReviewStyle.POLICY), review.week(), ReviewStyle.CSS, html.markup());
  }

  private void head() {
    var week = review.week();
    html.raw("<header>\n")
        .element("h1", "Audit review, " + week.text())
        .raw("\n<p class=\"meta\">")
        .text(
            DATE.format(week.monday())
                + " to "
                + DATE.format(week.monday().plusDays(ReviewWeek.DAYS - 1L))
                + ", days of UTC. Made from the trail at "
                + MOMENT.format(review.at())
                + ". The trail begins at "
                + MOMENT.format(review.since())
                + ".")
        .raw("</p>\n<p class=\"lead\">")
        .text(
            Wordings.several(review.failedSignIns().sum().total(), "failed sign-in")
                + ", "
                + Wordings.several(review.addresses().total(), "new address", "new addresses")
                + ", "
                + Wordings.several(review.adminActions().sum().total(), "admin action")
                + ", "
                + Wordings.several(review.policyChanges().sum().total(), "policy change")
                + ".")
        .raw("</p>\n");
    if (!review.over()) {
      note("The week is not over: these are its numbers up to " + MOMENT.format(review.at()) + ".");
    }
    if (!review.fromItsBeginning()) {
      note(
          "The trail begins inside the week, at "
              + MOMENT.format(review.since())
              + ": what was before is not in these numbers.");
    } else if (review.failedSignIns().before() == null) {
      note("The trail does not hold the week before whole: there is nothing to compare with.");
    }
    html.raw("</header>\n");
  }

  private void note(String text) {
    html.raw("<p class=\"note\">").text(text).raw("</p>\n");
  }

  private void begin(String title, String sentence) {
    html.raw("<section>\n").element("h2", title).raw("\n").element("p", sentence).raw("\n");
  }

  private void end() {
    html.raw("</section>\n");
  }

  private void part(String title, Compared part, boolean addresses) {
    var sum = part.sum();
    begin(title, sentence(part));
    if (sum.total() > 0 || part.before() != null && part.before().total() > 0) {
      days(title, part);
    }
    if (sum.total() > 0) {
      html.raw("<div class=\"pair\">\n");
      names("What", "Action", sum.actions());
      names(addresses ? "Under which account" : "Who", "Account", sum.accounts());
      if (addresses) {
        names("From where", "Address", sum.addresses());
      }
      html.raw("</div>\n");
    }
    end();
  }

  private static String sentence(Compared part) {
    var before = part.before();
    return Wordings.compared(part.sum().total(), before == null ? null : before.total());
  }

  private void days(String what, Compared part) {
    var before = part.before();
    html.raw("<div class=\"pair\">\n<figure>\n")
        .raw(
            Figures.week(
                review.week(), what, part.sum().days(), before == null ? null : before.days()))
        .raw("<figcaption>")
        .raw(Figures.legend(before != null))
        .raw("</figcaption>\n</figure>\n");
    table("Each day", "Day", "This week", "Week before");
    for (var day = 0; day < ReviewWeek.DAYS; day++) {
      html.raw("<tr><th scope=\"row\">")
          .text(Figures.day(review.week().monday().plusDays(day)))
          .raw("</th>");
      number(part.sum().days().get(day));
      number(before == null ? null : before.days().get(day));
      html.raw("</tr>\n");
    }
    endTable();
    html.raw("</div>\n");
  }

  private void number(@Nullable Long number) {
    html.raw("<td class=\"num\">")
        .text(number == null ? "not known" : Figures.number(number))
        .raw("</td>");
  }

  private void names(String title, String column, Ranking ranking) {
    table(title + ", " + Wordings.shown(ranking), column, "Entries", "");
    var most = ranking.top().isEmpty() ? 1 : ranking.top().getFirst().count();
    for (var name : ranking.top()) {
      html.raw("<tr><th scope=\"row\" class=\"mono\">").raw(outside(name.name())).raw("</th>");
      number(name.count());
      html.raw("<td>").raw(Figures.share(name.count(), most)).raw("</td></tr>\n");
    }
    if (ranking.unnamed() > 0) {
      html.raw("<tr><th scope=\"row\">none, or erased</th>");
      number(ranking.unnamed());
      html.raw("<td></td></tr>\n");
    }
    endTable();
  }

  private void newAddresses() {
    var addresses = review.addresses();
    var before = review.newAddressesBefore();
    begin(
        "New addresses",
        Wordings.compared(addresses.total(), before == null ? null : before.longValue())
            + " An address is new to an account or key if no entry before this week has both,"
            + " as far back as the trail reaches.");
    if (addresses.total() > 0) {
      wideTable(
          Wordings.some(addresses.latest().size(), addresses.total())
              + ", of "
              + Wordings.several(addresses.accounts(), "account or key", "accounts and keys")
              + "; the latest first",
          "First seen",
          "Address",
          "Account",
          "Entries");
      for (var seen : addresses.latest()) {
        html.raw("<tr><td class=\"when\">").text(time(seen.first())).raw("</td>");
        cell("Address", "mono", seen.address());
        cell("Account", "mono", seen.userEmail() == null ? seen.userId() : seen.userEmail());
        cell("Entries", "num", Figures.number(seen.entries()));
        html.raw("</tr>\n");
      }
      endTable();
    }
    end();
  }

  private void policyChanges() {
    var newest = review.newestPolicyChanges();
    begin("Policy changes", sentence(review.policyChanges()));
    if (!newest.isEmpty()) {
      wideTable(
          Wordings.some(newest.size(), review.policyChanges().sum().total()) + ", the newest first",
          "Time",
          "Action",
          "Policy",
          "Who",
          "Details");
      newest.forEach(this::policyChange);
      endTable();
    }
    end();
  }

  private void policyChange(AuditEntry entry) {
    var personal = entry.personal();
    var email = personal == null ? null : personal.userEmail();
    var who = email == null ? entry.userId() : email;
    var details = personal == null ? "erased" : personal.details();
    html.raw("<tr><td class=\"when\">").text(time(entry.timestamp())).raw("</td>");
    cell("Action", "mono when", entry.action());
    cell("Policy", "mono", entry.resource());
    cell("Who", "mono", who == null ? "the product" : who);
    cell("Details", "", details == null ? "" : details);
    html.raw("</tr>\n");
  }

  private void capacity() {
    var capacity = review.capacity();
    if (capacity == null) {
      begin("Capacity", "Not known: there are too many sessions to add up.");
      end();
      return;
    }
    begin(
        "Capacity",
        "The most sessions at one moment of a day; forecasts suppose that growth goes on as in the"
            + " last four weeks. Dashed: the limit.");
    if (!capacity.nearest().isEmpty()) {
      wideTable(
          Wordings.some(capacity.nearest().size(), capacity.workspaces())
              + "; those that will be full first come first",
          "Workspace",
          "Peak",
          "Week before",
          "Limit",
          "Four weeks",
          "Full");
      capacity.nearest().forEach(this::workspace);
      endTable();
    }
    end();
  }

  private void workspace(CapacityTrend.Workspace workspace) {
    var limit = workspace.forecast().limit();
    html.raw("<tr><th scope=\"row\">").raw(outside(workspace.name())).raw("</th>");
    cell("Peak", "num", known(workspace.peak()));
    cell("Week before", "num", known(workspace.peakBefore()));
    cell("Limit", "num", limit == null ? "none" : Figures.number(limit));
    html.raw("<td data-name=\"Four weeks\">")
        .raw(Figures.trend(workspace.days(), limit))
        .raw("</td>");
    cell("Full", "when", Wordings.full(workspace.forecast()));
    html.raw("</tr>\n");
  }

  private static String known(@Nullable Integer number) {
    return number == null ? "not known" : Figures.number(number);
  }

  private void cell(String column, String kind, String text) {
    html.raw(
            "<td data-name=\""
                + column
                + "\""
                + (kind.isEmpty() ? "" : " class=\"" + kind + "\"")
                + ">")
        .raw(outside(text))
        .raw("</td>");
  }

  private void table(String caption, String... columns) {
    openTable("<table>", caption, columns);
  }

  /** One that folds on narrow screens. */
  private void wideTable(String caption, String... columns) {
    openTable("<table class=\"wide\">", caption, columns);
  }

  private void openTable(String tag, String caption, String... columns) {
    html.raw(tag).element("caption", caption).raw("<thead><tr>");
    for (var column : columns) {
      if (column.isEmpty()) {
        html.raw("<td></td>");
      } else {
        html.raw(
                NUMBERS.contains(column)
                    ? "<th scope=\"col\" class=\"num\">"
                    : "<th scope=\"col\">")
            .text(column)
            .raw("</th>");
      }
    }
    html.raw("</tr></thead><tbody>\n");
  }

  private void endTable() {
    html.raw("</tbody></table>\n");
  }

  /** Text that somebody else wrote: shown as what it is, and by itself whatever its direction. */
  private static String outside(String text) {
    return "<bdi>" + Html.escaped(UNSEEN.matcher(text).replaceAll("\uFFFD")) + "</bdi>";
  }

  private static String time(Instant moment) {
    return TIME.format(moment) + " UTC";
  }
}
