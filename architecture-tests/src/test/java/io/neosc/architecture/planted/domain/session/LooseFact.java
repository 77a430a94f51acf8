package io.neosc.architecture.planted.domain.session;

import io.neosc.architecture.planted.domain.shared.Breaks;
import io.neosc.architecture.planted.domain.shared.DomainEvent;
import java.time.Instant;

/** An event outside its aggregate's sealed type. */
@Breaks(11)
public record LooseFact(Instant occurredAt) implements DomainEvent {}
