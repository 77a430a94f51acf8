package io.neosc.adapter.websocket;

import io.neosc.domain.identity.AccountId;
import io.neosc.domain.identity.SignIn;
import io.neosc.domain.lock.LockSubject;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * One open stream: whose it is and what waits for it. It gets frames from one thread and sends them
 * on its connection's, never more at once than the connection takes.
 */
final class LiveClient {
  static final int MAX_IN_FLIGHT = 64;

  private final SignIn.State signIn;
  private final Connection connection;
  private final ClientQueue queue = new ClientQueue();
  private final AtomicBoolean woken = new AtomicBoolean();
  private volatile boolean closed;

  // on the thread that offers frames
  private boolean informed;

  // on the connection's thread
  private int inFlight;
  private boolean sending;

  LiveClient(SignIn.State signIn, Connection connection) {
    this.signIn = signIn;
    this.connection = connection;
  }

  SignIn.State signIn() {
    return signIn;
  }

  /** Whom a lock would have to hit (SE-12); the role is the one that the stream was opened with. */
  LockSubject subject() {
    return LockSubject.person(signIn.accountId(), signIn.role(), connection.address());
  }

  AccountId account() {
    return signIn.accountId();
  }

  boolean seesEverything() {
    return signIn.role().seesEverything();
  }

  /** Whether it has had a snapshot, so that changes mean something to it. */
  boolean informed() {
    return informed;
  }

  boolean gone() {
    return !connection.open();
  }

  CompletableFuture<Void> whenGone() {
    return connection.closed();
  }

  /** Sends a frame as soon as the client takes it; a client that leaves too much is closed. */
  void offer(Frame frame) {
    if (closed) {
      return;
    }
    if (queue.offer(frame)) {
      wake();
    } else {
      close(Closing.TOO_SLOW);
    }
  }

  /** Sends {@code frames}, which tell the whole state, instead of all that waits. */
  void inform(List<Frame> frames) {
    informed = true;
    if (!closed) {
      queue.restart(frames);
      wake();
    }
  }

  void close(Closing why) {
    left();
    connection.close(why);
  }

  /** It takes nothing more. */
  void left() {
    closed = true;
    queue.clear();
  }

  private void wake() {
    if (woken.compareAndSet(false, true)) {
      try {
        connection.execute(this::wokenUp);
      } catch (RuntimeException e) {
        woken.set(false);
        throw e;
      }
    }
  }

  private void wokenUp() {
    woken.set(false);
    send();
  }

  /** Sends what may go now; on the connection's thread. */
  void send() {
    if (sending || closed) {
      return;
    }
    sending = true;
    var more = true;
    while (more) {
      more = sendSome();
    }
    sending = false;
  }

  private boolean sendSome() {
    var sent = false;
    while (inFlight < MAX_IN_FLIGHT && connection.writable()) {
      var text = queue.poll();
      if (text == null) {
        break;
      }
      inFlight++;
      sent = true;
      connection.write(text, this::arrived);
    }
    if (sent) {
      connection.flush();
    }
    return sent;
  }

  private void arrived() {
    inFlight--;
    send();
  }
}
