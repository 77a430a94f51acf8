package io.neosc.adapter.crypto;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;

/**
 * The keys of the audit trail on this machine, in PEM: {@code signing-key.pem}, which only its
 * owner can read, and in {@code trusted} a public key for each {@code {key id}.pem}. To sign with a
 * new key the old {@code signing-key.pem} is taken away; its public key stays trusted.
 */
record KeyFolder(Path path) {
  private static final String SIGNING = "signing-key.pem";
  private static final String TRUSTED = "trusted";
  private static final String PRIVATE = "PRIVATE KEY";
  private static final String PUBLIC = "PUBLIC KEY";
  private static final int ID_BYTES = 8;
  private static final int PEM_LINE = 64;

  /**
   * The keys that lie there; a key to sign with is made when there is none.
   *
   * @throws UncheckedIOException if they cannot be read or kept, or one of them is not a key
   */
  Ed25519Keys open() {
    try {
      var trustedFolder = Files.createDirectories(path.resolve(TRUSTED));
      var file = path.resolve(SIGNING);
      if (Files.notExists(file)) {
        make(trustedFolder, file);
      }
      var trusted = new TrustedKeys(trusted(trustedFolder));
      return new Ed25519Keys(own(file, trusted.keys()), trusted);
    } catch (IOException e) {
      throw unusable(e);
    }
  }

  /** The public keys that lie there, by their ids; nothing is made. Throws as {@link #open}. */
  Map<String, PublicKey> trusted() {
    var folder = path.resolve(TRUSTED);
    try {
      return Files.isDirectory(folder) ? trusted(folder) : Map.of();
    } catch (IOException e) {
      throw unusable(e);
    }
  }

  /** The id of the key to sign with, if one lies there. Throws as {@link #open}. */
  Optional<String> signing() {
    var file = path.resolve(SIGNING);
    try {
      return Files.exists(file)
          ? Optional.of(id(own(file, trusted()).getPublic()))
          : Optional.empty();
    } catch (IOException e) {
      throw unusable(e);
    }
  }

  private UncheckedIOException unusable(IOException e) {
    return new UncheckedIOException("The audit trail's keys in " + path + " cannot be used", e);
  }

  /** The public key is on the disk first, so that nothing is signed that nobody can check. */
  private static void make(Path trustedFolder, Path file) throws IOException {
    var made = generated();
    var publicFile = trustedFolder.resolve(id(made.getPublic()) + ".pem");
    Files.writeString(publicFile, pem(PUBLIC, made.getPublic().getEncoded()));
    var temporary = Files.createTempFile(file.getParent(), "signing-key", ".new", ownerAlone(file));
    try {
      Files.writeString(temporary, pem(PRIVATE, made.getPrivate().getEncoded()));
      Files.createLink(file, temporary); // unlike a move, never over what is there
    } catch (FileAlreadyExistsException _) {
      Files.delete(publicFile); // somebody who starts at the same moment was first
    } catch (UnsupportedOperationException _) {
      Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE);
      return;
    } finally {
      Files.deleteIfExists(temporary);
    }
  }

  private static FileAttribute<?>[] ownerAlone(Path file) {
    return file.getFileSystem().supportedFileAttributeViews().contains("posix")
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
        }
        : new FileAttribute<?>[0];
  }

  private static Map<String, PublicKey> trusted(Path folder) throws IOException {
    var trusted = new HashMap<String, PublicKey>();
    try (var files = Files.newDirectoryStream(folder, "*.pem")) {
      for (var file : files) {
        var key = publicKey(file);
        trusted.put(id(key), key);
      }
    }
    return trusted;
  }

  /**
   * The public key in a file.
   *
   * @throws IOException if there is none
   */
  static PublicKey publicKey(Path file) throws IOException {
    try {
      return factory().generatePublic(new X509EncodedKeySpec(der(PUBLIC, file)));
    } catch (GeneralSecurityException e) {
      throw new IOException(file + " is not a public key of " + Ed25519Keys.ALGORITHM, e);
    }
  }

  /** The private key with the one of the trusted that belongs to it. */
  private static KeyPair own(Path file, Map<String, PublicKey> trusted) throws IOException {
    try {
      var signing = factory().generatePrivate(new PKCS8EncodedKeySpec(der(PRIVATE, file)));
      var sample = file.getFileName().toString().getBytes(StandardCharsets.UTF_8);
      var signer = Signature.getInstance(Ed25519Keys.ALGORITHM);
      signer.initSign(signing);
      signer.update(sample);
      var signed = signer.sign();
      for (var candidate : trusted.values()) {
        var verifier = Signature.getInstance(Ed25519Keys.ALGORITHM);
        verifier.initVerify(candidate);
        verifier.update(sample);
        if (verifier.verify(signed)) {
          return new KeyPair(candidate, signing);
        }
      }
    } catch (GeneralSecurityException e) {
      throw new IOException(file + " is not a private key of " + Ed25519Keys.ALGORITHM, e);
    }
    throw new IOException("The public key of " + file + " is missing in the folder trusted");
  }

  /** The first 16 hex digits of SHA-256 over the key's SubjectPublicKeyInfo. */
  static String id(PublicKey key) {
    try {
      var digest = MessageDigest.getInstance("SHA-256").digest(key.getEncoded());
      return HexFormat.of().formatHex(digest, 0, ID_BYTES);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("This Java has no SHA-256", e);
    }
  }

  private static KeyPair generated() {
    try {
      return KeyPairGenerator.getInstance(Ed25519Keys.ALGORITHM).generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("This Java has no " + Ed25519Keys.ALGORITHM, e);
    }
  }

  private static KeyFactory factory() throws GeneralSecurityException {
    return KeyFactory.getInstance(Ed25519Keys.ALGORITHM);
  }

  static String pem(PublicKey key) {
    return pem(PUBLIC, key.getEncoded());
  }

  private static String pem(String kind, byte[] der) {
    var lines = Base64.getMimeEncoder(PEM_LINE, new byte[] {'\n'}).encodeToString(der);
    return "-----BEGIN " + kind + "-----\n" + lines + "\n-----END " + kind + "-----\n";
  }

  private static byte[] der(String kind, Path file) throws IOException {
    var text = Files.readString(file, StandardCharsets.US_ASCII).strip();
    var begin = "-----BEGIN " + kind + "-----";
    var end = "-----END " + kind + "-----";
    if (!text.startsWith(begin) || !text.endsWith(end)) {
      throw new IOException(file + " has no " + kind);
    }
    try {
      return Base64.getMimeDecoder()
          .decode(text.substring(begin.length(), text.length() - end.length()));
    } catch (IllegalArgumentException e) {
      throw new IOException(file + " is not PEM", e);
    }
  }
}
