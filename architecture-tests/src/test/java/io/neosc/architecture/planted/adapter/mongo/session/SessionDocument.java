package io.neosc.architecture.planted.adapter.mongo.session;

import io.neosc.architecture.planted.domain.shared.Breaks;

/** A sound document, were it not read by another adapter. */
@Breaks(7)
public record SessionDocument(String id) {}
