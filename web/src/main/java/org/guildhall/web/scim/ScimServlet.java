package org.guildhall.web.scim;

import de.captaingoldfish.scim.sdk.common.constants.HttpHeader;
import de.captaingoldfish.scim.sdk.common.constants.enums.HttpMethod;
import de.captaingoldfish.scim.sdk.common.exceptions.BadRequestException;
import de.captaingoldfish.scim.sdk.common.exceptions.NotImplementedException;
import de.captaingoldfish.scim.sdk.common.exceptions.ResourceNotFoundException;
import de.captaingoldfish.scim.sdk.common.exceptions.ScimException;
import de.captaingoldfish.scim.sdk.common.response.ErrorResponse;
import de.captaingoldfish.scim.sdk.common.response.ScimResponse;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.guildhall.web.SignInRefused;

/**
 * Answers a provisioning client. Nobody comes in but by the token of this door, whatever session he
 * has, and the token opens no other door.
 */
@WebServlet("/scim/v2/*")
public class ScimServlet extends HttpServlet {
  private static final String BEARER = "Bearer ";
  private static final int TOO_LARGE = 413;

  @Inject private transient ScimSettings settings;
  @Inject private transient ScimEndpoint endpoint;
  @Inject private transient Event<SignInRefused> refused;

  @Override
  protected void service(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    if (!settings.isOn()) {
      write(new ErrorResponse(new ResourceNotFoundException("There is nothing here")), response);
    } else if (!isToken(request.getHeader("Authorization"))) {
      refused.fire(new SignInRefused());
      response.setHeader("WWW-Authenticate", "Bearer realm=\"guildhall\"");
      write(refusal(HttpServletResponse.SC_UNAUTHORIZED, "A token is missing or wrong"), response);
    } else {
      write(answer(request), response);
    }
  }

  private boolean isToken(String authorization) {
    return authorization != null
        && authorization.regionMatches(true, 0, BEARER, 0, BEARER.length())
        && settings.isToken(authorization.substring(BEARER.length()).strip());
  }

  private ScimResponse answer(HttpServletRequest request) throws IOException {
    var bytes = request.getInputStream().readNBytes(ScimEndpoint.MOST_BYTES + 1);
    if (bytes.length > ScimEndpoint.MOST_BYTES) {
      return refusal(TOO_LARGE, "A body has at most " + ScimEndpoint.MOST_BYTES + " bytes");
    }
    var method =
        Arrays.stream(HttpMethod.values())
            .filter(one -> one.name().equals(request.getMethod()))
            .findFirst();
    if (method.isEmpty()) {
      return new ErrorResponse(new NotImplementedException("There is no such method here"));
    }
    var body = text(bytes);
    if (body.isEmpty()) {
      return new ErrorResponse(new BadRequestException("The body is not in UTF-8"));
    }
    return endpoint.answer(url(request), method.get(), body.get(), headers(request));
  }

  private static Optional<String> text(byte[] bytes) {
    try {
      return Optional.of(
          StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString());
    } catch (CharacterCodingException e) {
      return Optional.empty();
    }
  }

  private static String url(HttpServletRequest request) {
    var query = request.getQueryString();
    return request.getRequestURL() + (query == null ? "" : "?" + query);
  }

  private static Map<String, String> headers(HttpServletRequest request) {
    var headers = new HashMap<String, String>();
    for (var name : Collections.list(request.getHeaderNames())) {
      headers.put(name, request.getHeader(name));
    }
    return headers;
  }

  private static ErrorResponse refusal(int status, String detail) {
    return new ErrorResponse(new ScimException(detail, null, status, null) {});
  }

  private static void write(ScimResponse answer, HttpServletResponse response) throws IOException {
    response.setStatus(answer.getHttpStatus());
    answer.getHttpHeaders().forEach(response::setHeader);
    var body = answer.toString();
    if (answer.getHttpStatus() != HttpServletResponse.SC_NO_CONTENT
        && answer.getHttpStatus() != HttpServletResponse.SC_NOT_MODIFIED) {
      response.setContentType(HttpHeader.SCIM_CONTENT_TYPE);
      response.setCharacterEncoding(StandardCharsets.UTF_8.name());
      response.getOutputStream().write(body.getBytes(StandardCharsets.UTF_8));
    }
  }
}
