package io.neosc.bootstrap;

import io.micronaut.context.annotation.Factory;
import io.neosc.application.audit.AuditEntries;
import io.neosc.application.audit.AuditService;
import io.neosc.application.audit.port.in.AuditQueries;
import io.neosc.application.audit.port.out.AuditTrail;
import io.neosc.application.shared.port.AuditDrafts;
import io.neosc.application.shared.port.IdGenerator;
import jakarta.inject.Singleton;

/** Audit: which entries events leave, and the search in them. */
@Factory
final class AuditWiring {

  @Singleton
  AuditDrafts drafts(IdGenerator ids) {
    return new AuditEntries(ids);
  }

  @Singleton
  AuditQueries queries(AuditTrail trail) {
    return new AuditService(trail);
  }
}
