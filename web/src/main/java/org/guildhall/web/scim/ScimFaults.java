package org.guildhall.web.scim;

import de.captaingoldfish.scim.sdk.common.constants.ScimType;
import de.captaingoldfish.scim.sdk.common.exceptions.BadRequestException;
import de.captaingoldfish.scim.sdk.common.exceptions.ConflictException;
import de.captaingoldfish.scim.sdk.common.exceptions.ForbiddenException;
import de.captaingoldfish.scim.sdk.common.exceptions.InternalServerException;
import de.captaingoldfish.scim.sdk.common.exceptions.ResourceNotFoundException;
import de.captaingoldfish.scim.sdk.common.exceptions.ScimException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.UUID;
import java.util.function.Supplier;
import org.guildhall.directory.ProvisioningService;
import org.guildhall.directory.ProvisioningService.BrakeException;
import org.guildhall.directory.ProvisioningService.TakenException;
import org.guildhall.people.Actor;
import org.guildhall.platform.BusinessException;
import org.guildhall.platform.NotFoundException;
import org.guildhall.web.Texts;

/** Turns what a use case says no to into the protocol's errors (RFC 7644, 3.12). */
@ApplicationScoped
class ScimFaults {
  private static final Logger LOG = System.getLogger(ScimFaults.class.getName());

  @Inject private ProvisioningService service;
  @Inject private Texts text;

  <T> T told(Supplier<T> work) {
    try {
      return work.get();
    } catch (ScimException e) {
      throw e;
    } catch (NotFoundException e) {
      throw new ResourceNotFoundException("There is no such resource", e);
    } catch (TakenException e) {
      throw new ConflictException(detail(e), ScimType.RFC7644.UNIQUENESS);
    } catch (BrakeException e) {
      service.hold(Actor.server());
      throw new ForbiddenException(detail(e));
    } catch (BusinessException e) {
      throw new BadRequestException(detail(e), ScimType.RFC7644.INVALID_VALUE);
    } catch (RuntimeException e) {
      var reference = UUID.randomUUID().toString().substring(0, 8);
      LOG.log(Level.ERROR, "provisioning failed, reference " + reference, e);
      throw new InternalServerException("A fault of the server, reference " + reference);
    }
  }

  private String detail(BusinessException e) {
    return text.of(e.key(), e.arguments().toArray());
  }
}
