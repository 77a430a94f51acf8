package io.neosc.architecture.planted.adapter.mongo.session;

/** A sound document. */
public record SessionDocument(String id) {}
