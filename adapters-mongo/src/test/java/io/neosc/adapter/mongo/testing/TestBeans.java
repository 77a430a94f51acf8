package io.neosc.adapter.mongo.testing;

import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Primary;
import io.neosc.application.audit.AuditEntries;
import io.neosc.application.erasure.port.out.ErasedAddresses;
import io.neosc.application.shared.port.AuditDrafts;
import io.neosc.application.shared.port.IdGenerator;
import io.neosc.application.testing.CountingIds;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.InstantSource;

/** What bootstrap gives to the adapter in the product. */
@Factory
final class TestBeans {

  @Singleton
  @Primary
  InstantSource clock() {
    return Clock.tick(Clock.systemUTC(), Duration.ofMillis(1));
  }

  @Singleton
  IdGenerator ids() {
    return new CountingIds();
  }

  @Singleton
  AuditDrafts drafts(IdGenerator ids, ErasedAddresses erased) {
    return new AuditEntries(ids, erased::contains);
  }

  @Singleton
  Memory memory() {
    return new Memory();
  }

  @Singleton
  SentFinds sentFinds() {
    return new SentFinds();
  }
}
