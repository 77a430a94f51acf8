package io.neosc.bootstrap;

import io.micronaut.context.ApplicationContext;
import io.neosc.application.audit.archive.Archiver;
import io.neosc.application.audit.archive.Archiver.Rule;
import io.neosc.application.audit.archive.Archiver.Step;
import io.neosc.application.audit.archive.Archiving;
import io.neosc.application.audit.port.out.AuditArchive;
import io.neosc.application.audit.port.out.AuditRetention;
import io.neosc.application.audit.port.out.AuditTexts;
import io.neosc.application.audit.port.out.BrokenTrail;
import io.neosc.application.audit.port.out.CheckpointStore;
import io.neosc.application.audit.port.out.CheckpointsOutside;
import io.neosc.application.audit.port.out.FoundTrail;
import io.neosc.application.audit.port.out.LegalHoldRepository;
import io.neosc.application.audit.port.out.TrailSigner;
import io.neosc.application.shared.Tenure;
import io.neosc.application.shared.port.CommitContext;
import io.neosc.application.shared.port.Commits;
import io.neosc.application.shared.port.Lease;
import io.neosc.bootstrap.config.Use;
import io.neosc.domain.audit.AuditEntry;
import io.neosc.domain.audit.Boundary;
import io.neosc.domain.audit.ChainHead;
import io.neosc.domain.audit.Checkpoint;
import io.neosc.domain.audit.TrailSignatures;
import io.neosc.domain.shared.AggregateRoot;
import io.neosc.domain.shared.DomainEvent;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Iterator;
import java.util.function.Consumer;

/** Archives in small segments, and kills itself (SIGKILL) at a point that it is told. */
final class HaltingArchiver {
  static final Rule RULE = new Rule(Duration.ofDays(90), 20, 1, Duration.ZERO, 8);
  private static final Duration TENURE = Duration.ofSeconds(1);

  private HaltingArchiver() {}

  /** Where it may end, in the order in which it comes by. */
  enum Point {
    MID_WRITING,
    WRITTEN,
    READ_BACK,
    COMMITTED,
    SETTLED,
    FIRST_BATCH,
    LAST_BATCH,
    NOWHERE;

    void reached(Point wanted) {
      if (this == wanted) {
        try {
          var pid = Long.toString(ProcessHandle.current().pid());
          new ProcessBuilder("kill", "-KILL", pid).start().waitFor();
        } catch (IOException | InterruptedException e) {
          throw new IllegalStateException(e);
        }
      }
    }
  }

  /**
   * @param arguments the name of a point
   */
  public static void main(String... arguments) {
    var wanted = Point.valueOf(arguments[0]);
    var surroundings =
        new Surroundings(System.getenv(), FakeTerminal.unattended(), Duration.ofSeconds(20));
    var _ = DatabaseWork.run(surroundings, Use.DATABASE, beans -> untilIdle(beans, wanted));
  }

  /** Archives all there is, unless it comes by the point. */
  static long untilIdle(ApplicationContext beans, Point wanted) {
    var archiver = archiver(beans, wanted);
    var tenure = new Tenure(beans.getBean(Lease.class), Archiving.LEASE, TENURE);
    var archived = 0L;
    while (true) {
      var held = tenure.keep();
      if (held.isPresent()) {
        var step = archiver.step(DatabaseWork.commandLine().fenced(held.get().fence()), true);
        if (step instanceof Step.Archived) {
          archived++;
        } else if (step instanceof Step.Idle) {
          tenure.end();
          return archived;
        }
      }
    }
  }

  private static Archiver archiver(ApplicationContext beans, Point wanted) {
    return new Archiver(
        beans.getBean(FoundTrail.class),
        beans.getBean(CheckpointStore.class),
        beans.getBean(CheckpointsOutside.class),
        beans.getBean(TrailSigner.class),
        beans.getBean(TrailSignatures.class),
        new Folder(beans.getBean(AuditArchive.class), wanted),
        removing(beans.getBean(AuditRetention.class), wanted),
        beans.getBean(AuditTexts.class),
        beans.getBean(LegalHoldRepository.class),
        new Door(beans.getBean(Commits.class), wanted),
        beans.getBean(BrokenTrail.class),
        RULE,
        beans.getBean(InstantSource.class));
  }

  private static AuditRetention removing(AuditRetention real, Point wanted) {
    return (chain, upTo, max) -> {
      var removed = real.remove(chain, upTo, max);
      if (removed > 0) {
        (removed == max ? Point.FIRST_BATCH : Point.LAST_BATCH).reached(wanted);
      }
      return removed;
    };
  }

  private record Folder(AuditArchive real, Point wanted) implements AuditArchive {
    @Override
    public String write(
        long token, ChainHead before, Checkpoint covering, Iterator<AuditEntry> entries) {
      var manifest =
          real.write(
              token,
              before,
              covering,
              new Iterator<>() {
                private int given;

                @Override
                public boolean hasNext() {
                  return entries.hasNext();
                }

                @Override
                public AuditEntry next() {
                  given++;
                  if (given == 7) {
                    Point.MID_WRITING.reached(wanted);
                  }
                  return entries.next();
                }
              });
      Point.WRITTEN.reached(wanted);
      return manifest;
    }

    @Override
    public void read(Boundary boundary, Consumer<AuditEntry> each) {
      real.read(boundary, each);
      Point.READ_BACK.reached(wanted);
    }

    @Override
    public void settle(Boundary boundary) {
      real.settle(boundary);
      Point.SETTLED.reached(wanted);
    }
  }

  private record Door(Commits real, Point wanted) implements Commits {
    @Override
    public void commit(CommitContext context, AggregateRoot<?, ?>... aggregates) {
      real.commit(context, aggregates);
      Point.COMMITTED.reached(wanted);
    }

    @Override
    public void record(CommitContext context, DomainEvent... events) {
      real.record(context, events);
    }
  }
}
