package org.guildhall.web.scim;

import de.captaingoldfish.scim.sdk.common.constants.ResourceTypeNames;
import de.captaingoldfish.scim.sdk.common.constants.enums.SortOrder;
import de.captaingoldfish.scim.sdk.common.resources.EnterpriseUser;
import de.captaingoldfish.scim.sdk.common.resources.User;
import de.captaingoldfish.scim.sdk.common.resources.complex.Manager;
import de.captaingoldfish.scim.sdk.common.resources.complex.Name;
import de.captaingoldfish.scim.sdk.common.resources.multicomplex.Address;
import de.captaingoldfish.scim.sdk.common.resources.multicomplex.Email;
import de.captaingoldfish.scim.sdk.common.resources.multicomplex.GroupNode;
import de.captaingoldfish.scim.sdk.common.resources.multicomplex.MultiComplexNode;
import de.captaingoldfish.scim.sdk.common.schemas.SchemaAttribute;
import de.captaingoldfish.scim.sdk.server.endpoints.Context;
import de.captaingoldfish.scim.sdk.server.endpoints.ResourceHandler;
import de.captaingoldfish.scim.sdk.server.filter.FilterNode;
import de.captaingoldfish.scim.sdk.server.response.PartialListResponse;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import org.guildhall.directory.Group;
import org.guildhall.directory.ProvisioningService;
import org.guildhall.directory.ProvisioningService.Account;
import org.guildhall.people.Actor;
import org.guildhall.people.Details;
import org.guildhall.people.Person;
import org.guildhall.people.PersonId;
import org.guildhall.platform.NotFoundException;

/** People as users of the protocol: the core schema and the enterprise extension. */
@Dependent
class ScimUsers extends ResourceHandler<User> {
  private static final String WORK = "work";
  private static final ScimFilters FILTERS = new ScimFilters(ScimFilters.OF_USERS);

  @Inject private ProvisioningService service;
  @Inject private ScimFaults faults;

  @Override
  public User createResource(User user, Context context) {
    return faults.told(
        () -> shown(service.create(Actor.server(), account(user)), List.of(), context));
  }

  @Override
  public User getResource(
      String id,
      List<SchemaAttribute> attributes,
      List<SchemaAttribute> excluded,
      Context context) {
    return faults.told(
        () -> {
          var person = service.read(Actor.server(), id(id));
          var groups = service.groups(Actor.server(), List.of(person.id()));
          return shown(person, groups.getOrDefault(person.id(), List.of()), context);
        });
  }

  @Override
  public PartialListResponse<User> listResources(
      long startIndex,
      int count,
      FilterNode filter,
      SchemaAttribute sortBy,
      SortOrder order,
      List<SchemaAttribute> attributes,
      List<SchemaAttribute> excluded,
      Context context) {
    return faults.told(
        () -> {
          var found =
              service.find(
                  Actor.server(),
                  FILTERS.condition(filter),
                  FILTERS.order(sortBy),
                  order == SortOrder.DESCENDING,
                  startIndex - 1,
                  count);
          var groups =
              service.groups(Actor.server(), found.page().stream().map(Person::id).toList());
          var page =
              found.page().stream()
                  .map(one -> shown(one, groups.getOrDefault(one.id(), List.of()), context))
                  .toList();
          return PartialListResponse.<User>builder()
              .resources(page)
              .totalResults(found.all())
              .build();
        });
  }

  @Override
  public User updateResource(User user, Context context) {
    return faults.told(
        () -> {
          var id = id(user.getId().orElse(""));
          var person = service.update(Actor.server(), id, account(user));
          var groups = service.groups(Actor.server(), List.of(id));
          return shown(person, groups.getOrDefault(id, List.of()), context);
        });
  }

  @Override
  public void deleteResource(String id, Context context) {
    faults.told(
        () -> {
          service.delete(Actor.server(), id(id));
          return null;
        });
  }

  private static PersonId id(String id) {
    return ScimIds.person(id).orElseThrow(() -> new NotFoundException("person", id));
  }

  private static Account account(User user) {
    var name = user.getName();
    var work = user.getEnterpriseUser();
    var address = best(user.getAddresses());
    var details =
        new Details(
            work.flatMap(EnterpriseUser::getEmployeeNumber).orElse(null),
            name.flatMap(Name::getGivenName).orElse(null),
            name.flatMap(Name::getFamilyName).or(() -> onlyName(user)).orElse(null),
            user.getUserName().orElse(null),
            best(user.getEmails()).flatMap(Email::getValue).orElse(null),
            user.getTitle().orElse(null),
            work.flatMap(EnterpriseUser::getDepartment).orElse(null),
            address.flatMap(Address::getLocality).orElse(null),
            address.flatMap(Address::getCountry).orElse(null));
    var manager = work.flatMap(EnterpriseUser::getManager).flatMap(Manager::getValue);
    return new Account(
        user.getExternalId().orElse(null),
        details,
        manager
            .filter(id -> !id.isBlank())
            // What is no id of ours is nobody's, which the use case says.
            .map(id -> ScimIds.person(id).orElse(ScimIds.NOBODY))
            .orElse(null),
        user.isActive().orElse(true));
  }

  /** Some clients tell no parts of a name. */
  private static Optional<String> onlyName(User user) {
    boolean has = user.getName().flatMap(Name::getGivenName).isPresent();
    return has
        ? Optional.empty()
        : user.getDisplayName().or(() -> user.getName().flatMap(Name::getFormatted));
  }

  /** The primary one, else that at work, else the first. */
  private static <T extends MultiComplexNode> Optional<T> best(List<T> values) {
    return values.stream()
        .filter(MultiComplexNode::isPrimary)
        .findFirst()
        .or(
            () ->
                values.stream()
                    .filter(one -> one.getType().filter(WORK::equals).isPresent())
                    .findFirst())
        .or(() -> values.stream().findFirst());
  }

  private static User shown(Person person, List<Group> groups, Context context) {
    var user =
        User.builder()
            .id(person.id().toString())
            .externalId(person.externalId().orElse(null))
            .userName(person.userName())
            .name(
                Name.builder()
                    .givenName(person.givenName())
                    .familyName(person.familyName())
                    .formatted(person.name())
                    .build())
            .displayName(person.name())
            .title(person.title())
            .active(person.isActive())
            .enterpriseUser(enterprise(person, context))
            .build();
    if (person.email() != null) {
      user.addEmail(Email.builder().value(person.email()).type(WORK).primary(true).build());
    }
    if (person.city() != null || person.country() != null) {
      user.addAddress(
          Address.builder()
              .locality(person.city())
              .country(person.country())
              .type(WORK)
              .primary(true)
              .build());
    }
    for (var group : groups) {
      user.addGroup(
          GroupNode.builder()
              .value(Long.toString(group.id()))
              .display(group.displayName())
              .type("direct")
              .ref(url(context, ResourceTypeNames.GROUPS, Long.toString(group.id())))
              .build());
    }
    return ScimIds.versioned(user);
  }

  private static EnterpriseUser enterprise(Person person, Context context) {
    var manager = person.manager();
    return EnterpriseUser.builder()
        .employeeNumber(person.directoryId().orElse(null))
        .department(person.department())
        .manager(
            manager == null
                ? null
                : Manager.builder()
                    .value(manager.id().toString())
                    .displayName(manager.name())
                    .ref(url(context, ResourceTypeNames.USER, manager.id().toString()))
                    .build())
        .build();
  }

  private static String url(Context context, String type, String id) {
    return context.getCrossResourceReferenceUrl(id, type).orElse(null);
  }
}
