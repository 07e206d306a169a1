package org.guildhall.web.api;

/**
 * That a ballot lies in the box.
 *
 * @param trackingCode by which it is found in the list of the closed box; it says nothing of the
 *     ranking
 */
public record ShownReceipt(String trackingCode) {}
