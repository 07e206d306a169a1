package org.guildhall.conversation;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.guildhall.people.People;
import org.guildhall.people.Person;
import org.guildhall.people.PersonId;

/**
 * Renders what is written here, with links to the people it mentions. What comes from elsewhere is
 * rendered by {@link Markdown} alone: its names are not ours.
 */
@ApplicationScoped
class PostRenderer {
  @Inject private People people;
  @Inject private Markdown markdown;

  /** The HTML that a text would have. */
  String html(String body) {
    return markdown.render(body, names -> names(known(names).values())).html();
  }

  /**
   * Gives a post the HTML of its new text, and the people it mentions. It reads from the database:
   * to be called before anything of the post is changed that would be written for that.
   *
   * @return those whom it did not mention before
   */
  Set<PersonId> render(Post post, String body) {
    var known = new HashMap<String, Person>();
    var rendered =
        markdown.render(
            body,
            names -> {
              known.putAll(known(names));
              return names(known.values());
            });
    post.renderedAs(rendered.html());
    return post.mention(
        rendered.mentioned().stream().map(known::get).map(Person::id).collect(Collectors.toSet()));
  }

  private Map<String, Person> known(Set<String> userNames) {
    return people.byUserNames(userNames).stream()
        .collect(Collectors.toMap(Person::userName, Function.identity()));
  }

  private static Map<String, String> names(Collection<Person> known) {
    return known.stream().collect(Collectors.toMap(Person::userName, Person::name));
  }
}
