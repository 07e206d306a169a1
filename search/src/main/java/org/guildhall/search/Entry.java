package org.guildhall.search;

import java.text.Normalizer;
import java.time.Instant;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * One thing that can be found, as the index keeps it.
 *
 * @param kind what it is
 * @param id its id, unique within the kind
 * @param conversationId for a conversation or a post the conversation that it stands for in a list
 *     of hits, else null
 * @param communityId the community whose readers may find it; null for people
 * @param openToAll whether every employee may find it, whatever communities he may read
 * @param authorId who wrote it, or null
 * @param title the title or name; may be empty
 * @param text plain text, no markup; may be empty
 * @param userName the sign-in name of a person, else null
 * @param tags in lower case
 * @param created when it was written, or null
 * @param language the language if the caller knows it, null to have it detected
 * @param talk of what kind the conversation is that it is or stands in, or null
 */
public record Entry(
    Kind kind,
    long id,
    Long conversationId,
    Long communityId,
    boolean openToAll,
    Long authorId,
    String title,
    String text,
    String userName,
    Set<String> tags,
    Instant created,
    Language language,
    org.guildhall.conversation.Kind talk) {

  public Entry {
    Objects.requireNonNull(kind);
    // Letters with their accents apart (as macOS writes them) look the same and are not.
    title = Normalizer.normalize(title, Normalizer.Form.NFC);
    text = Normalizer.normalize(text, Normalizer.Form.NFC);
    tags = Set.copyOf(tags);
  }

  /** The same, in a conversation of that kind. */
  Entry in(org.guildhall.conversation.Kind kindOfTalk) {
    return new Entry(
        kind,
        id,
        conversationId,
        communityId,
        openToAll,
        authorId,
        title,
        text,
        userName,
        tags,
        created,
        language,
        kindOfTalk);
  }

  /** A conversation with its opening text. */
  public static Entry conversation(
      long id,
      long communityId,
      Long authorId,
      String title,
      String text,
      Set<String> tags,
      Instant created) {
    return new Entry(
        Kind.CONVERSATION,
        id,
        id,
        communityId,
        false,
        authorId,
        title,
        text,
        null,
        tags,
        created,
        null,
        null);
  }

  /** A post in a conversation; it has no title of its own. */
  public static Entry post(
      long id, long conversationId, long communityId, Long authorId, String text, Instant created) {
    return new Entry(
        Kind.POST,
        id,
        conversationId,
        communityId,
        false,
        authorId,
        "",
        text,
        null,
        Set.of(),
        created,
        null,
        null);
  }

  /** A community, which even those may find who may not read what is said in it, if it is open. */
  public static Entry community(
      long id, boolean openToAll, String name, String purpose, Set<String> tags, Instant created) {
    return new Entry(
        Kind.COMMUNITY,
        id,
        null,
        id,
        openToAll,
        null,
        name,
        purpose,
        null,
        tags,
        created,
        null,
        null);
  }

  /** A colleague, whom every employee may find. */
  public static Entry person(
      long id, String name, String userName, String title, String department, String city) {
    return new Entry(
        Kind.PERSON,
        id,
        null,
        null,
        true,
        null,
        name,
        Stream.of(title, department, city)
            .filter(part -> !part.isEmpty())
            .collect(Collectors.joining(" · ")),
        userName,
        Set.of(),
        null,
        Language.OTHER,
        null);
  }
}
