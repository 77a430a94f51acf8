package io.neosc.adapter.rest.audit;

import io.micronaut.http.MutableHttpResponse;
import io.neosc.application.audit.port.in.AuditPage;
import io.neosc.domain.audit.FoundEntry;
import java.util.stream.Collectors;

/** Names what an answer lacks because it cannot be read any more. */
public final class Unreadable {
  public static final String HEADER = "NeoSC-Unreadable";
  public static final String MEANING =
      "Places (`seq`, or `?`) of entries that belong here and that somebody damaged in the"
          + " database. They are left out; a verification says what became of them.";

  private Unreadable() {}

  /** The answer, with a header if something of {@code page} is missing in it. */
  public static <T> MutableHttpResponse<T> named(AuditPage page, MutableHttpResponse<T> answer) {
    return page.unreadable().isEmpty()
        ? answer
        : answer.header(
            HEADER,
            page.unreadable().stream()
                .map(seq -> seq == FoundEntry.NO_SEQ ? "?" : Long.toString(seq))
                .collect(Collectors.joining(", ")));
  }
}
