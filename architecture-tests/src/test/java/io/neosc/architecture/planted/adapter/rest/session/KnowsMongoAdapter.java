package io.neosc.architecture.planted.adapter.rest.session;

import io.neosc.architecture.planted.adapter.mongo.session.SessionDocument;
import io.neosc.architecture.planted.domain.shared.Breaks;

/** An adapter that reads another one's documents. */
@Breaks(4)
record KnowsMongoAdapter(SessionDocument document) {}
