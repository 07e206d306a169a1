package org.guildhall.web.scim;

import de.captaingoldfish.scim.sdk.common.constants.ResourceTypeNames;
import de.captaingoldfish.scim.sdk.common.constants.enums.SortOrder;
import de.captaingoldfish.scim.sdk.common.resources.Group;
import de.captaingoldfish.scim.sdk.common.resources.multicomplex.Member;
import de.captaingoldfish.scim.sdk.common.schemas.SchemaAttribute;
import de.captaingoldfish.scim.sdk.server.endpoints.Context;
import de.captaingoldfish.scim.sdk.server.endpoints.ResourceHandler;
import de.captaingoldfish.scim.sdk.server.filter.FilterNode;
import de.captaingoldfish.scim.sdk.server.response.PartialListResponse;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.Comparator;
import java.util.List;
import org.guildhall.directory.ProvisioningService;
import org.guildhall.directory.ProvisioningService.Membership;
import org.guildhall.people.Actor;
import org.guildhall.people.Person;
import org.guildhall.platform.NotFoundException;

/** Groups of the protocol. They give no right in Guildhall. */
@Dependent
class ScimGroups extends ResourceHandler<Group> {
  private static final ScimFilters FILTERS = new ScimFilters(ScimFilters.OF_GROUPS);

  @Inject private ProvisioningService service;
  @Inject private ScimFaults faults;

  @Override
  public Group createResource(Group group, Context context) {
    return faults.told(() -> shown(service.createGroup(Actor.server(), said(group)), context));
  }

  @Override
  public Group getResource(
      String id,
      List<SchemaAttribute> attributes,
      List<SchemaAttribute> excluded,
      Context context) {
    return faults.told(() -> shown(service.readGroup(Actor.server(), id(id)), context));
  }

  @Override
  public PartialListResponse<Group> listResources(
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
              service.findGroups(
                  Actor.server(),
                  FILTERS.condition(filter),
                  FILTERS.order(sortBy),
                  order == SortOrder.DESCENDING,
                  startIndex - 1,
                  count);
          return PartialListResponse.<Group>builder()
              .resources(found.page().stream().map(one -> shown(one, context)).toList())
              .totalResults(found.all())
              .build();
        });
  }

  @Override
  public Group updateResource(Group group, Context context) {
    return faults.told(
        () -> {
          long id = id(group.getId().orElse(""));
          return shown(service.updateGroup(Actor.server(), id, said(group)), context);
        });
  }

  @Override
  public void deleteResource(String id, Context context) {
    faults.told(
        () -> {
          service.deleteGroup(Actor.server(), id(id));
          return null;
        });
  }

  private static long id(String id) {
    return ScimIds.number(id).orElseThrow(() -> new NotFoundException("group", id));
  }

  private static Membership said(Group group) {
    var members =
        group.getMembers().stream()
            .map(member -> member.getValue().orElse(""))
            .map(id -> ScimIds.person(id).orElse(ScimIds.NOBODY))
            .distinct()
            .toList();
    return new Membership(
        group.getDisplayName().orElse(null), group.getExternalId().orElse(null), members);
  }

  private static Group shown(org.guildhall.directory.Group group, Context context) {
    var members =
        group.members().stream()
            .sorted(Comparator.comparing((Person person) -> person.id().value()))
            .map(person -> member(person, context))
            .toList();
    return ScimIds.versioned(
        Group.builder()
            .id(Long.toString(group.id()))
            .externalId(group.externalId().orElse(null))
            .displayName(group.displayName())
            .members(members)
            .build());
  }

  private static Member member(Person person, Context context) {
    var id = person.id().toString();
    return Member.builder()
        .value(id)
        .display(person.name())
        .type(ResourceTypeNames.USER)
        .ref(context.getCrossResourceReferenceUrl(id, ResourceTypeNames.USER).orElse(null))
        .build();
  }
}
