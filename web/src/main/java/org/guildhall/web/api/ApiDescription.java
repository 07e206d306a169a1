package org.guildhall.web.api;

import java.util.Map;
import java.util.Set;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.PathItem;
import org.guildhall.web.Problems;

/**
 * Completes the description at {@code /openapi} with the problems that any call may end in, which
 * nobody would repeat at each; named in microprofile-config.properties.
 */
public class ApiDescription implements OASFilter {
  private static final Set<PathItem.HttpMethod> WITH_BODY =
      Set.of(PathItem.HttpMethod.POST, PathItem.HttpMethod.PUT);

  @Override
  public void filterOpenAPI(OpenAPI api) {
    api.getComponents()
        .getResponses()
        .values()
        .forEach(
            response ->
                response
                    .getContent()
                    .getMediaType(Problems.MEDIA_TYPE)
                    .setSchema(OASFactory.createSchema().ref("Problem")));
    api.getPaths()
        .getPathItems()
        .forEach(
            (path, item) ->
                item.getOperations()
                    .forEach((method, operation) -> complete(path, method, operation)));
  }

  private static void complete(String path, PathItem.HttpMethod method, Operation operation) {
    add(operation, Map.of("400", "malformed", "401", "unknown", "403", "denied", "500", "fault"));
    if (path.contains("{")) {
      add(operation, Map.of("404", "missing"));
    }
    if (path.endsWith("/search")) {
      add(operation, Map.of("404", "missing", "503", "unavailable"));
    }
    if (path.endsWith("/index/check")) {
      add(operation, Map.of("503", "unavailable"));
    }
    if (WITH_BODY.contains(method) && operation.getRequestBody() != null) {
      add(operation, Map.of("415", "unsupported", "422", "rules"));
      if (!operation.getRequestBody().getContent().hasMediaType(ImportsResource.ZIP)) {
        add(operation, Map.of("413", "tooLarge"));
      }
    }
  }

  private static void add(Operation operation, Map<String, String> problems) {
    problems.forEach(
        (status, name) -> {
          if (!operation.getResponses().hasAPIResponse(status)) {
            operation
                .getResponses()
                .addAPIResponse(status, OASFactory.createAPIResponse().ref(name));
          }
        });
  }
}
