package io.neosc.adapter.websocket;

import java.io.DataInputStream;
import java.io.IOException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;

/** A client that does exactly what it is told, right or wrong. */
final class RawSocket implements AutoCloseable {
  private final Socket socket;
  private final DataInputStream in;

  /** What the server said to a handshake. */
  record Answer(int status, Map<String, String> headers, byte[] body) {
    Map<String, Object> problem() {
      return Json.object(body);
    }
  }

  RawSocket(int port) throws IOException {
    socket = new Socket("localhost", port);
    socket.setSoTimeout(20_000);
    socket.setReceiveBufferSize(16 * 1024);
    in = new DataInputStream(socket.getInputStream());
  }

  /** Asks for an upgrade with these further header lines. */
  Answer upgrade(String target, String... headers) throws IOException {
    var lines = new String[headers.length + 4];
    lines[0] = "Upgrade: websocket";
    lines[1] = "Connection: Upgrade";
    lines[2] = "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==";
    lines[3] = "Sec-WebSocket-Version: 13";
    System.arraycopy(headers, 0, lines, 4, headers.length);
    return get(target, lines);
  }

  Answer get(String target, String... headers) throws IOException {
    var request =
        "GET "
            + target
            + " HTTP/1.1\r\nHost: neosc.example.org\r\n"
            + String.join("\r\n", headers)
            + (headers.length == 0 ? "\r\n" : "\r\n\r\n");
    socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
    var status = Integer.parseInt(line().split(" ", -1)[1]);
    var answered = new TreeMap<String, String>(String.CASE_INSENSITIVE_ORDER);
    for (var line = line(); !line.isEmpty(); line = line()) {
      var colon = line.indexOf(':');
      answered.put(line.substring(0, colon), line.substring(colon + 1).strip());
    }
    var length = Integer.parseInt(answered.getOrDefault("Content-Length", "0"));
    return new Answer(status, answered, in.readNBytes(length));
  }

  private String line() throws IOException {
    var line = new StringBuilder();
    for (var c = in.readUnsignedByte(); c != '\n'; c = in.readUnsignedByte()) {
      if (c != '\r') {
        line.append((char) c);
      }
    }
    return line.toString();
  }

  /** Sends a short masked frame. */
  void send(int opcode, boolean last, byte[] payload) throws IOException {
    var frame = new byte[6 + payload.length];
    frame[0] = (byte) (opcode | (last ? 0x80 : 0));
    frame[1] = (byte) (0x80 | payload.length);
    System.arraycopy(payload, 0, frame, 6, payload.length);
    socket.getOutputStream().write(frame);
  }

  /** Reads frames until a close frame comes, and gives its code. */
  int readUntilClose() throws IOException {
    while (true) {
      var opcode = in.readUnsignedByte() & 0x0f;
      var length = in.readUnsignedByte() & 0x7f;
      var size =
          switch (length) {
            case 126 -> in.readUnsignedShort();
            case 127 -> (int) in.readLong();
            default -> length;
          };
      var payload = in.readNBytes(size);
      if (opcode == 8) {
        return payload.length < 2 ? 1005 : (payload[0] & 0xff) << 8 | payload[1] & 0xff;
      }
    }
  }

  /** Whether the server ends the connection, with or without a word. */
  boolean endsWithin(int millis) throws IOException {
    socket.setSoTimeout(millis);
    try {
      return in.read() < 0;
    } catch (SocketTimeoutException e) {
      return false;
    } catch (IOException reset) {
      return true;
    }
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
