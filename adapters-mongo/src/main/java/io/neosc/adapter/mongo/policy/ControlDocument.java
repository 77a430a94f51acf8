package io.neosc.adapter.mongo.policy;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.micronaut.serde.annotation.Serdeable;
import io.neosc.adapter.mongo.shared.Stored;
import io.neosc.adapter.mongo.shared.StoredNames;
import io.neosc.domain.policy.Control;
import io.neosc.domain.policy.Enforcement;
import java.util.List;
import java.util.TreeMap;

/**
 * A control inside its policy.
 *
 * @param params as a list, so that no parameter's name can be taken for a path or an operator
 */
@Serdeable(naming = StoredNames.class)
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ControlDocument(
    String id, String kind, List<ParamDocument> params, String enforcement, String title) {
  public ControlDocument {
    requireNonNull(id, "controls.id");
    requireNonNull(kind, "controls.kind");
    params = List.copyOf(requireNonNull(params, "controls.params"));
    requireNonNull(enforcement, "controls.enforcement");
    requireNonNull(title, "controls.title");
  }

  static ControlDocument of(Control control) {
    return new ControlDocument(
        control.id(),
        control.kind(),
        control.params().entrySet().stream()
            .map(param -> new ParamDocument(param.getKey(), param.getValue()))
            .toList(),
        control.enforcement().name(),
        control.title());
  }

  Control toControl() {
    var byName = new TreeMap<String, List<String>>();
    params.forEach(param -> byName.put(param.name(), param.values()));
    return new Control(
        id,
        kind,
        byName,
        Stored.constant(Enforcement.class, "controls.enforcement", enforcement),
        title);
  }

  /** One named parameter. */
  @Serdeable(naming = StoredNames.class)
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record ParamDocument(String name, List<String> values) {
    public ParamDocument {
      requireNonNull(name, "controls.params.name");
      values = List.copyOf(requireNonNull(values, "controls.params.values"));
    }
  }
}
