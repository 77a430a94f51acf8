package io.neosc.bootstrap;

import io.neosc.domain.audit.Verdict;
import io.neosc.domain.audit.VerificationReport;
import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a verification says, for people and, with the names of the API, for programs. */
final class VerificationTold {
  private VerificationTold() {}

  /**
   * @param status what all of it comes to
   */
  static Map<String, Object> data(VerificationReport report, Verdict.Status status) {
    var data = new LinkedHashMap<String, Object>();
    data.put("status", status.text());
    data.put("integrity", answer(report.integrity()));
    data.put("completeness", answer(report.completeness()));
    data.put("freshness", answer(report.freshness()));
    data.put("entries", report.entries());
    data.put("erased", report.erased());
    data.put("checkpoints", report.checkpoints());
    data.put("first", report.from() + 1);
    var head = new LinkedHashMap<String, Object>();
    head.put("chain", report.head().chain());
    head.put("seq", report.head().seq());
    head.put("hash", report.head().hash());
    data.put("head", head);
    return data;
  }

  private static Map<String, @Nullable Object> answer(Verdict verdict) {
    var finding = verdict.finding();
    var answer = new LinkedHashMap<String, @Nullable Object>();
    answer.put("status", verdict.status().text());
    answer.put("kind", finding == null ? null : finding.kind().text());
    answer.put("seq", finding == null ? null : finding.seq());
    answer.put("detail", detail(verdict));
    return answer;
  }

  private static @Nullable String detail(Verdict verdict) {
    var finding = verdict.finding();
    return finding == null ? verdict.reason() : "entry " + finding.seq() + " " + finding.detail();
  }

  static void print(VerificationReport report, PrintWriter out) {
    line("integrity", report.integrity(), out);
    line("completeness", report.completeness(), out);
    line("freshness", report.freshness(), out);
    out.printf(
        "%d entries from %d on, %d of them erased, %d seen by a trusted checkpoint%n",
        report.entries(), report.from() + 1, report.erased(), report.checkpoints());
    out.flush();
  }

  private static void line(String name, Verdict verdict, PrintWriter out) {
    var finding = verdict.finding();
    var kind = finding == null ? "" : " (" + finding.kind().text() + ")";
    var detail = detail(verdict);
    out.printf(
        "%-13s %s%s%s%n", name, verdict.status().text(), kind, detail == null ? "" : ": " + detail);
  }
}
