package org.guildhall.people;

import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.validation.constraints.NotNull;
import java.util.HashMap;
import java.util.Map;
import org.guildhall.platform.BusinessException;
import org.guildhall.platform.UseCase;

/** Gives the authors of imported conversations a person each, whom no directory knows yet. */
@UseCase
public class AuthorService {
  @Inject private People people;
  @Inject private AuthorPolicy policy;
  @Inject private Event<PersonChanged> personChanged;

  /**
   * What an import of authors did.
   *
   * @param ids every author asked for, by user name
   * @param added how many of them came just now
   */
  public record Outcome(Map<String, PersonId> ids, int added) {}

  /**
   * Brings authors in. Who came in before is found again and keeps the name he had.
   *
   * @param names what to call each, by his user name: in lower case, at most 100 characters; a name
   *     has at most {@link Person#NAME_MAX}. All go into one statement: at most some thousands.
   * @throws BusinessException when a user name is that of a colleague, whose words these are not
   */
  public Outcome bringIn(Actor actor, @NotNull Map<String, String> names) {
    policy.mayImport(actor).orThrow();
    var ids = new HashMap<String, PersonId>();
    for (var known : people.byUserNames(names.keySet())) {
      if (known.directoryId().isPresent()) {
        throw new BusinessException("people.author.user-name-taken", known.userName());
      }
      ids.put(known.userName(), known.id());
    }
    int before = ids.size();
    names.forEach((userName, name) -> ids.computeIfAbsent(userName, free -> add(free, name)));
    return new Outcome(Map.copyOf(ids), ids.size() - before);
  }

  private PersonId add(String userName, String name) {
    var id = people.add(new Person(userName, name)).id();
    personChanged.fire(new PersonChanged(id));
    return id;
  }
}
