package io.neosc.adapter.mongo.shared;

/** Carries the store's changes to this node's memory, from its start to its close. */
public interface Follower extends AutoCloseable {
  void start();

  @Override
  void close();
}
