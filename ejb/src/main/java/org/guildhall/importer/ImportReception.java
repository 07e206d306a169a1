package org.guildhall.importer;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import org.guildhall.community.Communities;
import org.guildhall.community.CommunityId;
import org.guildhall.people.Actor;
import org.guildhall.platform.BusinessException;
import org.guildhall.platform.NotFoundException;

/**
 * Takes the file that an administrator sends, and begins its import once it is here. That may take
 * long, so it happens outside of a transaction.
 */
@ApplicationScoped
public class ImportReception {
  @Inject private ImportPolicy policy;
  @Inject private Communities communities;
  @Inject private Uploads uploads;
  @Inject private ImportService service;

  /**
   * Receives a dump and has it brought into a community.
   *
   * @param source short name of the site; see {@link ImportService#SOURCE}
   * @param zip the dump as a zip file; of any size that the disk has room for
   * @param expected its size in bytes; negative when nobody knows
   * @throws NotFoundException when there is no such community
   * @throws BusinessException when the disk has no room for it, or it is no dump
   * @throws IOException when the sender stops, or the disk fails
   */
  public ImportId receive(
      Actor actor, CommunityId community, String source, InputStream zip, long expected)
      throws IOException {
    policy.mayImport(actor).orThrow();
    communities.require(community);
    var received = uploads.receive(zip, expected);
    try {
      return service.begin(actor, community, source, received);
    } finally {
      // It has another name by now, unless the import was not begun.
      uploads.discard(received);
    }
  }
}
