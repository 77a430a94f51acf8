package io.neosc.bootstrap.config;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Variables that are no keys: those of the process, and those of what is still to come. */
final class KnownVariables {
  static final String FILE = "NEOSC_CONFIG";
  static final String PREFIX = "NEOSC_";
  static final String CONTENT_OF = "_FILE";

  /** A variable and what it means to whom. */
  record Named(String name, String meaning) {}

  /** Read by the launcher, the search for MongoDB, or the examples. */
  static final List<Named> OF_THE_PROCESS =
      List.of(
          new Named(FILE, "the path of a YAML file with keys"),
          new Named("NEOSC_MONGOD", "the mongod that demo, development mode and tests run"),
          new Named("NEOSC_CACHE_DIR", "where a mongod that was fetched for them is kept"),
          new Named("NEOSC_JAVA_OPTS", "options for the JVM, split at blanks, read by `./neosc`"),
          new Named("NEOSC_URL", "the server that the examples talk to"));

  /** Names of the seeds and of deployments whose feature does not exist yet (OP-4, OP-11). */
  static final List<Named> WITHOUT_EFFECT_YET =
      List.of(
          new Named("PUBLIC_URL", "the address under which people reach the server"),
          new Named("NEOSC_AGENT_PORT", "the port for host agents"),
          new Named("MTLS_ENABLED", "mutual TLS for host agents"),
          new Named("MTLS_CA_CERT", "its certificate authority"),
          new Named("MTLS_SERVER_CERT", "its server certificate"),
          new Named("MTLS_SERVER_KEY", "its server key"),
          new Named("CPU_THRESHOLD", "the alert on a busy host"),
          new Named("MEMORY_THRESHOLD", "the alert on a full memory"),
          new Named("DISK_THRESHOLD", "the alert on a full disk"),
          new Named("RETENTION_DAYS", "how long records are kept"));

  /** Kubernetes describes a service called neosc, or neosc-something, to every container so. */
  private static final Pattern OF_KUBERNETES =
      Pattern.compile(
          "NEOSC_([A-Z0-9_]+_)?(SERVICE_HOST|SERVICE_PORT(_[A-Z0-9_]+)?"
              + "|PORT_[0-9]+_(TCP|UDP|SCTP)(_(PROTO|PORT|ADDR))?)");

  private static final Pattern ADDRESS_OF_KUBERNETES =
      Pattern.compile("(tcp|udp|sctp)://[^/]+:[0-9]+");

  private static final Set<String> NOT_KEYS =
      Stream.of(OF_THE_PROCESS, WITHOUT_EFFECT_YET)
          .flatMap(List::stream)
          .map(Named::name)
          .collect(Collectors.toUnmodifiableSet());

  private KnownVariables() {}

  /** Whether Kubernetes made it, so that nobody meant to configure anything. */
  static boolean madeByKubernetes(Map.Entry<String, String> variable) {
    return variable.getKey().endsWith("_PORT")
            && ADDRESS_OF_KUBERNETES.matcher(variable.getValue()).matches()
        || OF_KUBERNETES.matcher(variable.getKey()).matches();
  }

  /** The names that may be set, beside those that Kubernetes makes. */
  static Set<String> all() {
    var known = new TreeSet<>(NOT_KEYS);
    for (var key : ConfigKeys.ALL) {
      for (var variable : key.variables()) {
        known.add(variable);
        if (key.form().secret()) {
          known.add(variable + CONTENT_OF);
        }
      }
    }
    return known;
  }
}
