package io.neosc.architecture.planted.mongod;

/** Stands for the tool that runs a mongod. */
public final class LocalMongod {}
