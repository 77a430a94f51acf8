package io.neosc.adapter.crypto;

import io.neosc.adapter.crypto.Ed25519Keys.Own;
import io.neosc.domain.audit.TrailKey;
import io.neosc.domain.audit.TrailSignatures.Answer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;

/**
 * The keys of the audit trail on this machine, in PEM: {@code signing-key.pem}, which only its
 * owner can read, and in {@code trusted} a public key for each {@code {key id}.pem}. A key that is
 * to take its place lies beside it as {@code signing-key.next.pem}, and is moved over it when its
 * time has come; public keys stay trusted.
 */
record KeyFolder(Path path) {
  private static final String SIGNING = "signing-key.pem";
  private static final String NEXT = "signing-key.next.pem";
  private static final String TRUSTED = "trusted";

  /**
   * The keys that lie there; a key to sign with is made when there is none.
   *
   * @throws UncheckedIOException if they cannot be read or kept, or one of them is not a key
   */
  Ed25519Keys open() {
    try {
      made(SIGNING);
      var trusted = trusted();
      return new Ed25519Keys(this, own(SIGNING, trusted), new TrustedKeys(trusted));
    } catch (IOException e) {
      throw unusable(e);
    }
  }

  /** The public keys that lie there, by their ids; nothing is made. Throws as {@link #open}. */
  Map<String, TrailKey> trusted() {
    var folder = path.resolve(TRUSTED);
    var trusted = new HashMap<String, TrailKey>();
    if (Files.isDirectory(folder)) {
      try (var files = Files.newDirectoryStream(folder, "*.pem")) {
        for (var file : files) {
          try {
            var key = publicKey(file);
            trusted.put(key.id(), key);
          } catch (NoSuchFileException _) {
            // of one who starts at the same moment, and whose key was not the first
          }
        }
      } catch (IOException e) {
        throw unusable(e);
      }
    }
    return trusted;
  }

  /** The id of the key to sign with, if one lies there. Throws as {@link #open}. */
  Optional<String> signing() {
    return key(SIGNING).map(Own::key).map(TrailKey::id);
  }

  /** The key that is to come, if one lies there. Throws as {@link #open}. */
  Optional<TrailKey> prepared() {
    return key(NEXT).map(Own::key);
  }

  private Optional<Own> key(String name) {
    try {
      return Files.exists(path.resolve(name))
          ? Optional.of(own(name, trusted()))
          : Optional.empty();
    } catch (NoSuchFileException _) {
      return Optional.empty(); // moved by another process since
    } catch (IOException e) {
      throw unusable(e);
    }
  }

  /** The key that is to come, made unless it lies there. Throws as {@link #open}. */
  TrailKey prepare() {
    try {
      made(NEXT);
      return own(NEXT, trusted()).key();
    } catch (IOException e) {
      throw unusable(e);
    }
  }

  /** Keeps a public key among those that are trusted. Throws as {@link #open}. */
  void trust(TrailKey key) {
    try {
      var folder = Files.createDirectories(path.resolve(TRUSTED));
      var file = folder.resolve(key.id() + ".pem");
      if (Files.notExists(file)) {
        var temporary = Files.createTempFile(folder, key.id(), ".new");
        try {
          write(temporary, Pem.PUBLIC.text(key.encoded()));
          Files.move(
              temporary, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
          Files.deleteIfExists(temporary);
        }
        ArchiveFiles.forceNames(folder);
      }
    } catch (IOException e) {
      throw unusable(e);
    }
  }

  /**
   * The private part of a key, if it is the one to sign with by now, or is the one that was to come
   * and is it from here on. Throws as {@link #open}.
   */
  Optional<PrivateKey> promoted(TrailKey key) {
    try {
      if (prepared().filter(key::equals).isPresent()) {
        Files.move(
            path.resolve(NEXT),
            path.resolve(SIGNING),
            StandardCopyOption.ATOMIC_MOVE,
            StandardCopyOption.REPLACE_EXISTING);
        ArchiveFiles.forceNames(path);
      }
    } catch (NoSuchFileException _) {
      // another process has just done so
    } catch (IOException e) {
      throw unusable(e);
    }
    return key(SIGNING).filter(own -> own.key().equals(key)).map(Own::secret);
  }

  private UncheckedIOException unusable(IOException e) {
    return new UncheckedIOException("The audit trail's keys in " + path + " cannot be used", e);
  }

  /**
   * Makes a key unless one has this name. The public key is on the disk first, so that nothing is
   * signed that nobody can check.
   */
  private void made(String name) throws IOException {
    var file = path.resolve(name);
    if (Files.exists(file)) {
      return;
    }
    var made = generated();
    var key = TrailKey.of(made.getPublic());
    trust(key);
    var temporary = Files.createTempFile(path, "signing-key", ".new", ownerAlone(file));
    try {
      write(temporary, Pem.PRIVATE.text(made.getPrivate().getEncoded()));
      Files.createLink(file, temporary); // unlike a move, never over what is there
    } catch (FileAlreadyExistsException _) {
      // somebody who starts at the same moment was first
      Files.delete(path.resolve(TRUSTED).resolve(key.id() + ".pem"));
    } catch (UnsupportedOperationException _) {
      Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE);
      return;
    } finally {
      Files.deleteIfExists(temporary);
    }
    ArchiveFiles.forceNames(path);
  }

  private static void write(Path file, String text) throws IOException {
    Files.writeString(file, text, StandardCharsets.US_ASCII);
    ArchiveFiles.force(file);
  }

  private static FileAttribute<?>[] ownerAlone(Path file) {
    return file.getFileSystem().supportedFileAttributeViews().contains("posix")
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
        }
        : new FileAttribute<?>[0];
  }

  /**
   * The public key in a file.
   *
   * @throws IOException if there is none
   */
  static TrailKey publicKey(Path file) throws IOException {
    try {
      return TrailKey.parse(HexFormat.of().formatHex(Pem.PUBLIC.read(file)));
    } catch (IllegalArgumentException e) {
      throw new IOException(file + " is not a public key of " + TrailKey.ALGORITHM, e);
    }
  }

  /** A private key with the one of the trusted that belongs to it. */
  private Own own(String name, Map<String, TrailKey> trusted) throws IOException {
    var file = path.resolve(name);
    try {
      var spec = new PKCS8EncodedKeySpec(Pem.PRIVATE.read(file));
      var secret = KeyFactory.getInstance(TrailKey.ALGORITHM).generatePrivate(spec);
      var sample = name.getBytes(StandardCharsets.UTF_8);
      var signer = Signature.getInstance(TrailKey.ALGORITHM);
      signer.initSign(secret);
      signer.update(sample);
      var signed = HexFormat.of().formatHex(signer.sign());
      for (var candidate : trusted.values()) {
        if (candidate.check(sample, signed) == Answer.VALID) {
          return new Own(candidate, secret, null);
        }
      }
    } catch (GeneralSecurityException e) {
      throw new IOException(file + " is not a private key of " + TrailKey.ALGORITHM, e);
    }
    throw new IOException("The public key of " + file + " is missing in the folder trusted");
  }

  private static KeyPair generated() {
    try {
      return KeyPairGenerator.getInstance(TrailKey.ALGORITHM).generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("This Java has no " + TrailKey.ALGORITHM, e);
    }
  }
}
