package org.guildhall.directory;

import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.JoinTable;
import jakarta.persistence.ManyToMany;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import java.util.Collection;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.guildhall.people.Person;

/**
 * A group of the firm's directory, as a provisioning client tells of it. It gives no right: who may
 * administer is the server's affair, who leads a community its members'.
 */
@Entity
@Table(name = "directory_group")
public class Group {
  /** Longest name, in UTF-16 units. */
  public static final int NAME_MAX = 200;

  @Id
  @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "directory_group")
  @SequenceGenerator(
      name = "directory_group",
      sequenceName = "directory_group_seq",
      allocationSize = 50)
  private long id;

  private String displayName;
  private String externalId;

  @ManyToMany
  @JoinTable(
      name = "directory_group_member",
      joinColumns = @JoinColumn(name = "group_id"),
      inverseJoinColumns = @JoinColumn(name = "person_id"))
  private Set<Person> members = new HashSet<>();

  protected Group() {}

  Group(String displayName, String externalId, Collection<Person> members) {
    follow(displayName, externalId, members);
  }

  final void follow(String newName, String newExternalId, Collection<Person> newMembers) {
    displayName = newName;
    externalId = newExternalId;
    members.retainAll(newMembers);
    members.addAll(newMembers);
  }

  void dismiss(Person member) {
    members.remove(member);
  }

  public long id() {
    return id;
  }

  public String displayName() {
    return displayName;
  }

  /** What the provisioning client calls it. */
  public Optional<String> externalId() {
    return Optional.ofNullable(externalId);
  }

  /** In no order. */
  public Set<Person> members() {
    return Set.copyOf(members);
  }
}
