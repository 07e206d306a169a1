package org.guildhall.web.scim;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import de.captaingoldfish.scim.sdk.common.constants.enums.HttpMethod;
import de.captaingoldfish.scim.sdk.common.resources.ServiceProvider;
import de.captaingoldfish.scim.sdk.common.resources.complex.BulkConfig;
import de.captaingoldfish.scim.sdk.common.resources.complex.ETagConfig;
import de.captaingoldfish.scim.sdk.common.resources.complex.FilterConfig;
import de.captaingoldfish.scim.sdk.common.resources.complex.PatchConfig;
import de.captaingoldfish.scim.sdk.common.resources.complex.SortConfig;
import de.captaingoldfish.scim.sdk.common.resources.multicomplex.AuthenticationScheme;
import de.captaingoldfish.scim.sdk.common.response.ScimResponse;
import de.captaingoldfish.scim.sdk.server.endpoints.Context;
import de.captaingoldfish.scim.sdk.server.endpoints.EndpointDefinition;
import de.captaingoldfish.scim.sdk.server.endpoints.ResourceEndpoint;
import de.captaingoldfish.scim.sdk.server.endpoints.authorize.Authorization;
import de.captaingoldfish.scim.sdk.server.endpoints.base.GroupEndpointDefinition;
import de.captaingoldfish.scim.sdk.server.endpoints.base.UserEndpointDefinition;
import de.captaingoldfish.scim.sdk.server.schemas.custom.ETagFeature;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What this service provider can do, and whom it asks for it. */
@ApplicationScoped
class ScimEndpoint {
  /** Longest body, in bytes. */
  static final int MOST_BYTES = 2 * 1024 * 1024;

  /** Operations of one bulk request, each of which is a transaction of its own. */
  private static final int MOST_OPERATIONS = 1_000;

  /** Resources of a page. */
  private static final int MOST_RESULTS = 200;

  /** Attributes of the core schema that are kept, or made of what is kept. */
  private static final Set<String> OF_USERS =
      Set.of(
          "schemas",
          "id",
          "externalId",
          "meta",
          "userName",
          "name",
          "displayName",
          "title",
          "active",
          "emails",
          "addresses",
          "groups");

  private static final Set<String> OF_ENTERPRISE =
      Set.of("employeeNumber", "department", "manager");

  /** Of a complex attribute; others are kept whole. */
  private static final Map<String, Set<String>> PARTS =
      Map.of(
          "name", Set.of("formatted", "familyName", "givenName"),
          "addresses", Set.of("locality", "country", "type", "primary"));

  @Inject private ScimUsers users;
  @Inject private ScimGroups groups;

  private ResourceEndpoint endpoint;

  @PostConstruct
  void build() {
    var provider =
        ServiceProvider.builder()
            .patchConfig(PatchConfig.builder().supported(true).build())
            .sortConfig(SortConfig.builder().supported(true).build())
            .eTagConfig(ETagConfig.builder().supported(true).build())
            .filterConfig(FilterConfig.builder().supported(true).maxResults(MOST_RESULTS).build())
            .bulkConfig(
                BulkConfig.builder()
                    .supported(true)
                    .maxOperations(MOST_OPERATIONS)
                    .maxPayloadSize((long) MOST_BYTES)
                    .build())
            .authenticationSchemes(
                List.of(
                    AuthenticationScheme.builder()
                        .name("Bearer token")
                        .description("A token that the server's administrator has set")
                        .type("oauthbearertoken")
                        .specUri("https://www.rfc-editor.org/info/rfc6750")
                        .primary(true)
                        .build()))
            .lenientContentTypeChecking(true)
            .build();
    endpoint = new ResourceEndpoint(provider);
    endpoint.addDefaultPatchWorkarounds();
    register(new UserEndpointDefinition(users));
    register(new GroupEndpointDefinition(groups));
  }

  /** What is not kept is not in the schema either: clients see what they may send. */
  private void register(EndpointDefinition definition) {
    if (definition instanceof UserEndpointDefinition) {
      keep(definition.getResourceSchema(), OF_USERS);
      definition.getResourceSchemaExtensions().forEach(schema -> keep(schema, OF_ENTERPRISE));
    }
    var type = endpoint.registerEndpoint(definition);
    type.getFeatures().setETagFeature(ETagFeature.builder().enabled(true).build());
  }

  private static void keep(JsonNode schema, Set<String> names) {
    keep((ArrayNode) schema.get("attributes"), names);
    for (var attribute : schema.get("attributes")) {
      var parts = PARTS.get(attribute.get("name").asText());
      if (parts != null) {
        keep((ArrayNode) attribute.get("subAttributes"), parts);
      }
    }
  }

  private static void keep(ArrayNode attributes, Set<String> names) {
    for (Iterator<JsonNode> all = attributes.iterator(); all.hasNext(); ) {
      if (!names.contains(all.next().get("name").asText())) {
        all.remove();
      }
    }
  }

  ScimResponse answer(String url, HttpMethod method, String body, Map<String, String> headers) {
    return endpoint.handleRequest(url, method, body, headers, new Context(new LetIn()));
  }

  /** Whoever comes so far has shown the token. */
  private static final class LetIn implements Authorization {
    @Override
    public Set<String> getClientRoles() {
      return Set.of();
    }

    @Override
    public boolean authenticate(Map<String, String> headers, Map<String, String> parameters) {
      return true;
    }
  }
}
