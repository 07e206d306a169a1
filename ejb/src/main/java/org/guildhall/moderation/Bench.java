package org.guildhall.moderation;

import java.util.List;
import java.util.Optional;
import org.guildhall.conversation.Post;
import org.guildhall.people.Person;

/**
 * Who judges the reports on a post.
 *
 * @param isOutside whether no leader of its community may: it has none, or one of them wrote the
 *     post or reported it
 * @param neighbours whom the lot asked then
 */
public record Bench(Post post, boolean isOutside, List<Neighbour> neighbours) {
  Optional<Neighbour> seat(Person person) {
    return neighbours.stream()
        .filter(neighbour -> neighbour.person().id().equals(person.id()))
        .findFirst();
  }
}
