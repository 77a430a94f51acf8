package io.neosc.architecture.planted.bootstrap;

import io.neosc.architecture.planted.adapter.mongo.session.NamedFromOutside;

/** Wiring that names an adapter's class instead of a port. */
public record LeansOnAdapter(NamedFromOutside repository) {}
