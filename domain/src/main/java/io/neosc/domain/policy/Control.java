package io.neosc.domain.policy;

import io.neosc.domain.shared.Text;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * One typed, machine-checked requirement of a policy.
 *
 * @param id unique within its policy
 * @param kind for example {@code require_mfa} (PO-4)
 * @param params the kind's parameters by name: texts, numbers as text, or lists of texts
 */
public record Control(
    String id,
    String kind,
    Map<String, List<String>> params,
    Enforcement enforcement,
    String title) {
  public Control {
    id = Text.line("a control's id", id, 100);
    kind = Text.line("a control's kind", kind, 100);
    title = Text.line("a control's title", title, 200);
    var copy = new TreeMap<String, List<String>>();
    params.forEach((name, values) -> copy.put(name, List.copyOf(values)));
    params = Collections.unmodifiableMap(copy);
  }
}
