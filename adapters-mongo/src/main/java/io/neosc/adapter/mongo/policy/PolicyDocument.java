package io.neosc.adapter.mongo.policy;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.micronaut.data.annotation.MappedProperty;
import io.micronaut.data.model.naming.NamingStrategies.UnderScoreSeparatedLowerCase;
import io.micronaut.serde.annotation.Serdeable;
import io.neosc.adapter.mongo.shared.Collections;
import io.neosc.adapter.mongo.shared.Stored;
import io.neosc.adapter.mongo.shared.StoredNames;
import io.neosc.domain.identity.AccountId;
import io.neosc.domain.policy.Policy;
import io.neosc.domain.policy.PolicyId;
import io.neosc.domain.policy.PolicyType;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A policy as it is stored. */
@Serdeable(naming = StoredNames.class)
@JsonInclude(JsonInclude.Include.NON_NULL)
@MappedEntity(value = Collections.POLICIES, namingStrategy = UnderScoreSeparatedLowerCase.class)
public record PolicyDocument(
    @Id @MappedProperty("_id") String id,
    Long version,
    String name,
    String description,
    String type,
    List<String> rules,
    List<ControlDocument> controls,
    Boolean enabled,
    Instant createdAt,
    Instant updatedAt,
    @Nullable String updatedBy) {
  public PolicyDocument {
    requireNonNull(id, "_id");
    requireNonNull(version, "version");
    requireNonNull(name, "name");
    requireNonNull(description, "description");
    requireNonNull(type, "type");
    rules = List.copyOf(requireNonNull(rules, "rules"));
    controls = List.copyOf(requireNonNull(controls, "controls"));
    requireNonNull(enabled, "enabled");
    requireNonNull(createdAt, "created_at");
    requireNonNull(updatedAt, "updated_at");
  }

  public static PolicyDocument of(Policy.State state) {
    var content = state.content();
    return new PolicyDocument(
        state.id().value(),
        state.version(),
        content.name(),
        content.description(),
        content.type().name(),
        content.rules(),
        content.controls().stream().map(ControlDocument::of).toList(),
        state.enabled(),
        state.createdAt(),
        state.updatedAt(),
        state.updatedBy() == null ? null : state.updatedBy().value());
  }

  public Policy.State toState() {
    return Stored.read(
        Collections.POLICIES,
        id,
        () ->
            new Policy.State(
                new PolicyId(id),
                new Policy.Content(
                    name,
                    description,
                    Stored.constant(PolicyType.class, "type", type),
                    rules,
                    controls.stream().map(ControlDocument::toControl).toList()),
                enabled,
                createdAt,
                updatedAt,
                updatedBy == null ? null : new AccountId(updatedBy),
                version));
  }
}
