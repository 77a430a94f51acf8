package io.neosc.adapter.mongo.schema;

import java.util.List;

/**
 * All migrations, oldest first. One that was ever released is never changed or removed: databases
 * remember it by its id.
 */
final class ShippedMigrations {
  static final List<Migration> ALL =
      List.of(
          new Migration(
              "2026-11-22T1800", "the first shape; there is nothing older to change", _ -> {}),
          new Migration(
              "2026-11-22T2130",
              "organizations become documents; admins and members are counted",
              AccountsGetOrganizations::run),
          new Migration(
              "2026-11-23T0030",
              "active sessions are counted by account and altogether; all are found by admins",
              SessionsAreCounted::run),
          new Migration(
              "2026-11-23T0700",
              "the trail's indexes are made anew, for searches by several conditions",
              AuditIndexesAreWider::run),
          new Migration(
              "2026-11-23T1000",
              "accounts keep the words by which they are found whole",
              AccountsKeepWholeWords::run));

  private ShippedMigrations() {}
}
