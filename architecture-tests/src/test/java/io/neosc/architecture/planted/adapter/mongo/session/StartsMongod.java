package io.neosc.architecture.planted.adapter.mongo.session;

import io.neosc.architecture.planted.domain.shared.Breaks;
import io.neosc.architecture.planted.mongod.LocalMongod;

/** An adapter that runs its own database. */
@Breaks(20)
record StartsMongod(LocalMongod mongod) {}
