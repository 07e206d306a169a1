package org.guildhall.search.lucene;

import java.text.Normalizer;
import java.time.Instant;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * One thing that can be found, as the index keeps it. It is written with a {@link Builder}, which
 * the methods named after the kinds begin with what that kind must have.
 *
 * @param kind what it is
 * @param id its id, unique within the kind
 * @param conversationId for a conversation or a post the conversation that it stands for in a list
 *     of hits, for a card the one that it was made from, else null
 * @param communityId the community whose readers may find it; null for people
 * @param openToAll whether every employee may find it, whatever communities he may read
 * @param authorId who wrote it, for a card who owns it, or null
 * @param title the title, question or name; may be empty
 * @param text plain text, no markup; may be empty
 * @param userName the sign-in name of a person, else null
 * @param tags in lower case
 * @param created when it was written, or null
 * @param language the language if the caller knows it, null to have it detected
 * @param talk of what kind the conversation is that it is or stands in, in capitals, or null
 * @param accepted whether it is the accepted answer of its conversation
 * @param solved how many people said that it solved theirs, from 0
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
    String talk,
    boolean accepted,
    int solved) {

  public Entry {
    Objects.requireNonNull(kind);
    // Letters with their accents apart (as macOS writes them) look the same and are not.
    title = Normalizer.normalize(title, Normalizer.Form.NFC);
    text = Normalizer.normalize(text, Normalizer.Form.NFC);
    tags = Set.copyOf(tags);
  }

  /** A conversation with its opening text. */
  public static Builder conversation(long id, long communityId, String title, String text) {
    return new Builder(Kind.CONVERSATION, id)
        .conversation(id)
        .community(communityId)
        .title(title)
        .text(text);
  }

  /** A post in a conversation; it has no title of its own. */
  public static Builder post(long id, long conversationId, long communityId, String text) {
    return new Builder(Kind.POST, id)
        .conversation(conversationId)
        .community(communityId)
        .text(text);
  }

  /** A knowledge card: a question, and what answers it. */
  public static Builder card(long id, long communityId, String question, String answer) {
    return new Builder(Kind.CARD, id).community(communityId).title(question).text(answer);
  }

  /** A community, which even those may find who may not read what is said in it, if it is open. */
  public static Builder community(long id, boolean openToAll, String name, String purpose) {
    return new Builder(Kind.COMMUNITY, id)
        .community(id)
        .openToAll(openToAll)
        .title(name)
        .text(purpose);
  }

  /** A colleague, whom every employee may find. */
  public static Builder person(
      long id, String name, String userName, String title, String department, String city) {
    return new Builder(Kind.PERSON, id)
        .openToAll(true)
        .title(name)
        .text(
            Stream.of(title, department, city)
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining(" · ")))
        .userName(userName)
        .language(Language.OTHER);
  }

  /** Takes what is known of an entry, in any order; what is not said is absent. */
  public static final class Builder {
    private final Kind kind;
    private final long id;
    private Long conversationId;
    private Long communityId;
    private boolean openToAll;
    private Long authorId;
    private String title = "";
    private String text = "";
    private String userName;
    private Set<String> tags = Set.of();
    private Instant created;
    private Language language;
    private String talk;
    private boolean accepted;
    private int solved;

    private Builder(Kind kind, long id) {
      this.kind = kind;
      this.id = id;
    }

    public Builder conversation(Long of) {
      conversationId = of;
      return this;
    }

    public Builder author(Long who) {
      authorId = who;
      return this;
    }

    public Builder tags(Set<String> some) {
      tags = some;
      return this;
    }

    public Builder created(Instant at) {
      created = at;
      return this;
    }

    public Builder language(Language known) {
      language = known;
      return this;
    }

    public Builder talk(String kindOfTalk) {
      talk = kindOfTalk;
      return this;
    }

    public Builder accepted(boolean isAnswer) {
      accepted = isAnswer;
      return this;
    }

    public Builder solved(int times) {
      solved = times;
      return this;
    }

    private Builder community(long of) {
      communityId = of;
      return this;
    }

    private Builder openToAll(boolean all) {
      openToAll = all;
      return this;
    }

    private Builder title(String one) {
      title = one;
      return this;
    }

    private Builder text(String one) {
      text = one;
      return this;
    }

    private Builder userName(String one) {
      userName = one;
      return this;
    }

    public Entry build() {
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
          talk,
          accepted,
          solved);
    }
  }
}
