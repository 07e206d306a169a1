package org.guildhall.leadership;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Status;
import jakarta.transaction.Synchronization;
import jakarta.transaction.TransactionSynchronizationRegistry;
import jakarta.transaction.Transactional;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.Semaphore;
import java.util.function.IntConsumer;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Takes ballots and keeps them so that nobody learns who cast which, nor when.
 *
 * <p>A box is one value: all ballots in the order of their tracking codes, which are random.
 * Whenever a ballot comes, the whole is written anew under a new key (AES-256 in GCM, NIST SP
 * 800-38D) and the key before is destroyed ({@link BoxKeys}), so that no trace in database files,
 * logs or backups tells the order of casting. A ballot that is confirmed is in the database.
 */
@ApplicationScoped
class BallotBoxes {
  private static final String CIPHER = "AES/GCM/NoPadding";
  private static final int TAG_BITS = 128;

  /** Each key enciphers one value, so that the counter may begin anywhere. */
  private static final GCMParameterSpec START = new GCMParameterSpec(TAG_BITS, new byte[12]);

  private static final Map<String, Object> ANEW = Map.of("eclipselink.refresh", true);

  @PersistenceContext private EntityManager entities;
  @Inject private BoxKeys keys;
  @Resource private TransactionSynchronizationRegistry transaction;

  private final SecureRandom random = new SecureRandom();

  /** Held by who casts, until his transaction has ended. One server at a time keeps boxes. */
  private final Semaphore turn = new Semaphore(1, true);

  /** Sets an empty one up. */
  @Transactional(Transactional.TxType.MANDATORY)
  public void open(ElectionId election) {
    entities.persist(new SealedBox(election));
  }

  /**
   * Puts a ballot in, in place of the one under the same code.
   *
   * <p>It waits until the one before is kept: H2 shows what a transaction committed before that is
   * on the disk. To take the next ballot then would overwrite the key under which the box lies
   * there, and a crash would lose the box.
   */
  @Transactional(Transactional.TxType.MANDATORY)
  public void cast(ElectionId election, String code, Ranking ranking) {
    turn.acquireUninterruptibly();
    try {
      afterCompletion(status -> turn.release());
    } catch (RuntimeException e) {
      turn.release();
      throw e;
    }
    var box = require(election);
    var ballots = read(election, box);
    ballots.put(code, ranking.text());
    var before = name(box);
    var name = bytes(BoxKeys.NAME_BYTES);
    var key = bytes(BoxKeys.KEY_BYTES);
    keys.add(election, before, name, key);
    box.fill(join(name, cipher(Cipher.ENCRYPT_MODE, key, text(ballots))));
    afterCommit(() -> keys.forget(election, before));
  }

  /**
   * What lies in it: rankings by tracking code.
   *
   * @throws BoxLostException when its keys are gone
   */
  @Transactional(Transactional.TxType.MANDATORY)
  public SortedMap<String, String> read(ElectionId election) {
    return read(election, require(election));
  }

  /** Takes it away, with all its keys once that is committed. */
  @Transactional(Transactional.TxType.MANDATORY)
  public void destroy(ElectionId election) {
    var box =
        entities.find(SealedBox.class, election.value(), LockModeType.PESSIMISTIC_WRITE, ANEW);
    if (box != null) {
      entities.remove(box);
      afterCommit(() -> keys.destroy(election));
    }
  }

  private SealedBox require(ElectionId election) {
    var box =
        entities.find(SealedBox.class, election.value(), LockModeType.PESSIMISTIC_WRITE, ANEW);
    if (box == null) {
      throw new BoxLostException();
    }
    return box;
  }

  private SortedMap<String, String> read(ElectionId election, SealedBox box) {
    var ballots = new TreeMap<String, String>();
    if (box.content().length > 0) {
      var key = keys.boxKey(election, name(box)).orElseThrow(BoxLostException::new);
      var sealed = Arrays.copyOfRange(box.content(), BoxKeys.NAME_BYTES, box.content().length);
      new String(cipher(Cipher.DECRYPT_MODE, key, sealed), StandardCharsets.UTF_8)
          .lines()
          .map(line -> line.split(" ", 2))
          .forEach(ballot -> ballots.put(ballot[0], ballot[1]));
    }
    return ballots;
  }

  private static byte[] text(SortedMap<String, String> ballots) {
    var text = new StringBuilder();
    ballots.forEach((code, ranking) -> text.append(code).append(' ').append(ranking).append('\n'));
    return text.toString().getBytes(StandardCharsets.UTF_8);
  }

  /** Of no key where the box is empty. */
  private static byte[] name(SealedBox box) {
    return Arrays.copyOf(box.content(), BoxKeys.NAME_BYTES);
  }

  private void afterCommit(Runnable action) {
    afterCompletion(
        status -> {
          if (status == Status.STATUS_COMMITTED) {
            action.run();
          }
        });
  }

  private void afterCompletion(IntConsumer action) {
    transaction.registerInterposedSynchronization(
        new Synchronization() {
          @Override
          public void beforeCompletion() {
            // Nothing is left to do before.
          }

          @Override
          public void afterCompletion(int status) {
            action.accept(status);
          }
        });
  }

  private byte[] bytes(int count) {
    var bytes = new byte[count];
    random.nextBytes(bytes);
    return bytes;
  }

  private static byte[] join(byte[] first, byte[] second) {
    var both = new ByteArrayOutputStream();
    both.writeBytes(first);
    both.writeBytes(second);
    return both.toByteArray();
  }

  private static byte[] cipher(int mode, byte[] key, byte[] bytes) {
    try {
      var cipher = Cipher.getInstance(CIPHER);
      cipher.init(mode, new SecretKeySpec(key, "AES"), START);
      return cipher.doFinal(bytes);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("the box cannot be deciphered", e);
    }
  }
}
