package io.neosc.benchmark;

import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Sorts;
import io.neosc.application.audit.export.ExportService;
import io.neosc.application.audit.export.ExportVerification;
import io.neosc.application.audit.port.in.AuditFilter;
import io.neosc.application.shared.port.CommitContext;
import io.neosc.domain.audit.TrailSignatures;
import io.neosc.domain.audit.Verdict.Status;
import io.neosc.domain.audit.export.ExportFormat;
import io.neosc.mongod.MongodOptions;
import io.neosc.mongod.MongodServer;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryType;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import org.bson.RawBsonDocument;

/**
 * Exporting a trail and verifying the file (AU-10, PE-11) in a process with a small heap, which the
 * script sets. Beside exporting, the bare driver reads the same documents and writes their bytes
 * into a file; beside verifying, the bytes of the file are hashed. Each format in turn, once: what
 * is to be shown is that the heap suffices, and roughly how fast it is.
 */
public final class AuditExport {
  private static final int BATCH = 500;
  private static final long MEGA = 1 << 20;

  private AuditExport() {}

  /**
   * @param arguments how many entries, 1,000,000 if absent
   */
  public static void main(String[] arguments) throws IOException {
    var count = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 1_000_000;
    var folder = Files.createTempDirectory("neosc-export");
    var file = folder.resolve("export");
    try (var mongod = MongodServer.start(MongodOptions.temporary());
        var client = MongoClients.create(mongod.uri())) {
      AuditSeeds.into(client.getDatabase("exported"), count);
      try (var node = new Node(AuditAppend.database(mongod.uri(), "exported"))) {
        var stored =
            client.getDatabase("exported").getCollection("audit_log", RawBsonDocument.class);
        for (var format : ExportFormat.values()) {
          var floor = seconds(() -> copy(stored, file));
          var ours = seconds(() -> export(node, format, file));
          print("export as " + format.text() + ", s / bare driver's copy", ours, floor);
          var hashed = seconds(() -> hash(file));
          var verified = seconds(() -> verify(node, file, count));
          print("verify " + format.text() + ", s / hashing the file", verified, hashed);
          System.err.printf(
              "%s: %d MB, %.0f/s exported, %.0f/s verified%n",
              format.text(), Files.size(file) / MEGA, count / ours, count / verified);
        }
        System.out.println(
            "{\"row\": \"heap of at most %d MB, used at its fullest, MB\", \"ours\": %d}"
                .formatted(Runtime.getRuntime().maxMemory() / MEGA, peak() / MEGA));
      }
    } finally {
      Files.deleteIfExists(file);
      Files.delete(folder);
    }
  }

  private interface Work {
    void run() throws IOException;
  }

  private static double seconds(Work work) throws IOException {
    var begun = System.nanoTime();
    work.run();
    return (System.nanoTime() - begun) / 1e9;
  }

  private static void print(String row, double ours, double floor) {
    System.out.println(Row.figure(row, new double[] {ours}, new double[] {floor}).text());
  }

  private static void copy(MongoCollection<RawBsonDocument> stored, Path file) throws IOException {
    try (var out = Files.newOutputStream(file)) {
      for (var document : stored.find().sort(Sorts.ascending("chain", "seq")).batchSize(BATCH)) {
        var bytes = document.getByteBuffer();
        out.write(bytes.array(), bytes.position(), bytes.remaining());
      }
    }
  }

  private static void export(Node node, ExportFormat format, Path file) throws IOException {
    var nobody = CommitContext.commandLine("4bf92f3577b34da6a3ce929d0e0e4736");
    try (var export = node.bean(ExportService.class).begin(nobody, format, AuditFilter.ALL)) {
      Files.copy(export.body(), file, StandardCopyOption.REPLACE_EXISTING);
    }
  }

  private static void hash(Path file) throws IOException {
    try (var in = Files.newInputStream(file)) {
      var digest = MessageDigest.getInstance("SHA-256");
      var block = new byte[1 << 16];
      for (var read = in.read(block); read >= 0; read = in.read(block)) {
        digest.update(block, 0, read);
      }
      if (digest.digest().length == 0) {
        throw new IllegalStateException("nothing was hashed");
      }
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("This Java has no SHA-256", e);
    }
  }

  private static void verify(Node node, Path file, int count) throws IOException {
    try (var first = Files.newInputStream(file);
        var second = Files.newInputStream(file)) {
      var report =
          ExportVerification.of(first)
              .orElseThrow()
              .report(second, node.bean(TrailSignatures.class));
      if (report.completeness().status() != Status.INTACT || report.entries() < count) {
        throw new IllegalStateException("not what was exported: " + report);
      }
    }
  }

  private static long peak() {
    return ManagementFactory.getMemoryPoolMXBeans().stream()
        .filter(pool -> pool.getType() == MemoryType.HEAP)
        .mapToLong(pool -> pool.getPeakUsage().getUsed())
        .sum();
  }
}
