package io.neosc.architecture.planted.domain.session;

import io.neosc.architecture.planted.domain.shared.Breaks;
import io.neosc.architecture.planted.domain.shared.DomainEvent;

/** A family of events that is open to all. */
@Breaks(11)
public interface OpenEvent extends DomainEvent {}
