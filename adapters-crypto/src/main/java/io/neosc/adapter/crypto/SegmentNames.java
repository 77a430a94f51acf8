package io.neosc.adapter.crypto;

import io.neosc.domain.audit.SegmentManifest;
import java.io.IOException;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The names of a segment's files, made from nothing but its chain and its places: none is taken
 * from a manifest.
 */
record SegmentNames(String chain, long first, long last) {
  private static final String MANIFEST = ".manifest.json";
  private static final Pattern NAME =
      Pattern.compile("([a-z0-9-]{1,64})-([0-9]{20})-([0-9]{20})(\\..+)");

  /** Of the segment whose manifest has this name; empty if none has. */
  static Optional<SegmentNames> ofManifest(String name) {
    return name.endsWith(MANIFEST)
        ? of(name).filter(names -> names.manifest().equals(name))
        : Optional.empty();
  }

  /** Of the segment that a file of this name belongs to; empty if it belongs to none. */
  static Optional<SegmentNames> of(String name) {
    var found = NAME.matcher(name);
    if (!found.matches()) {
      return Optional.empty();
    }
    try {
      return Optional.of(
          new SegmentNames(
              found.group(1), Long.parseLong(found.group(2)), Long.parseLong(found.group(3))));
    } catch (NumberFormatException _) {
      return Optional.empty();
    }
  }

  private String stem() {
    return "%s-%020d-%020d".formatted(chain, first, last);
  }

  String manifest() {
    return stem() + MANIFEST;
  }

  String entries() {
    return stem() + ".entries.jsonl.gz";
  }

  String personal(long revision) {
    return stem() + ".personal-" + revision + ".jsonl.gz";
  }

  /** Whether it has one of these places. */
  boolean meets(long from, long to) {
    return first <= to && last >= from;
  }

  /** Removes all of its files, in whichever revision; the manifest has to be removed before. */
  void removeAll(ArchiveFiles files) throws IOException {
    removeBut(Set.of(), files);
  }

  /** Removes the files that were made for another manifest than this one. */
  void removeOthers(ArchiveFiles files, SegmentManifest manifest) throws IOException {
    removeBut(Set.of(manifest(), entries(), personal(manifest.personal().revision())), files);
  }

  private void removeBut(Set<String> kept, ArchiveFiles files) throws IOException {
    for (var name : files.names()) {
      if (name.startsWith(stem() + ".") && !kept.contains(name)) {
        files.remove(name);
      }
    }
  }
}
