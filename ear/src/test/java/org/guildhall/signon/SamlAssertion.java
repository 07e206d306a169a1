package org.guildhall.signon;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import javax.xml.crypto.MarshalException;
import javax.xml.crypto.dsig.CanonicalizationMethod;
import javax.xml.crypto.dsig.DigestMethod;
import javax.xml.crypto.dsig.SignatureMethod;
import javax.xml.crypto.dsig.Transform;
import javax.xml.crypto.dsig.XMLSignature;
import javax.xml.crypto.dsig.XMLSignatureException;
import javax.xml.crypto.dsig.XMLSignatureFactory;
import javax.xml.crypto.dsig.dom.DOMSignContext;
import javax.xml.crypto.dsig.spec.C14NMethodParameterSpec;
import javax.xml.crypto.dsig.spec.TransformParameterSpec;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.transform.TransformerException;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stream.StreamResult;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.xml.sax.SAXException;

/**
 * What the provider says of somebody by SAML, to be changed, and signed with its key or another.
 */
final class SamlAssertion {
  private static final String SAML = "urn:oasis:names:tc:SAML:2.0:assertion";

  private final Document response;

  /** As it travels in a form. */
  SamlAssertion(String encoded) {
    try {
      var factory = DocumentBuilderFactory.newInstance();
      factory.setNamespaceAware(true);
      response =
          factory
              .newDocumentBuilder()
              .parse(new ByteArrayInputStream(Base64.getMimeDecoder().decode(encoded)));
    } catch (ParserConfigurationException | SAXException | IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private Element assertion() {
    return (Element) response.getElementsByTagNameNS(SAML, "Assertion").item(0);
  }

  private List<Element> all(String namespace, String name) {
    var found = response.getElementsByTagNameNS(namespace, name);
    return IntStream.range(0, found.getLength()).mapToObj(i -> (Element) found.item(i)).toList();
  }

  SamlAssertion text(String element, String text) {
    all(SAML, element).forEach(one -> one.setTextContent(text));
    return this;
  }

  /** Wherever that attribute stands in the assertion. */
  SamlAssertion attribute(String attribute, String value) {
    all(SAML, "*").stream()
        .filter(one -> one.hasAttribute(attribute))
        .forEach(one -> one.setAttribute(attribute, value));
    return this;
  }

  /** As another one, which nobody has seen yet. */
  SamlAssertion renamed() {
    assertion().setAttribute("ID", "_" + UUID.randomUUID());
    return this;
  }

  /** Signs it in place of whoever signed it before. */
  SamlAssertion signed(Certificate key) {
    all(XMLSignature.XMLNS, "Signature").forEach(one -> one.getParentNode().removeChild(one));
    var assertion = assertion();
    assertion.setIdAttribute("ID", true);
    try {
      var factory = XMLSignatureFactory.getInstance("DOM");
      var reference =
          factory.newReference(
              "#" + assertion.getAttribute("ID"),
              factory.newDigestMethod(DigestMethod.SHA256, null),
              List.of(
                  factory.newTransform(Transform.ENVELOPED, (TransformParameterSpec) null),
                  factory.newTransform(
                      CanonicalizationMethod.EXCLUSIVE, (TransformParameterSpec) null)),
              null,
              null);
      var info =
          factory.newSignedInfo(
              factory.newCanonicalizationMethod(
                  CanonicalizationMethod.EXCLUSIVE, (C14NMethodParameterSpec) null),
              factory.newSignatureMethod(SignatureMethod.RSA_SHA256, null),
              List.of(reference));
      var keys = factory.getKeyInfoFactory();
      var certificate = keys.newX509Data(List.of(key.certificate()));
      var issuer = (Element) assertion.getElementsByTagNameNS(SAML, "Issuer").item(0);
      var context = new DOMSignContext(key.privateKey(), assertion, issuer.getNextSibling());
      context.setDefaultNamespacePrefix("dsig");
      factory.newXMLSignature(info, keys.newKeyInfo(List.of(certificate))).sign(context);
      return this;
    } catch (GeneralSecurityException | MarshalException | XMLSignatureException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Without any signature. */
  SamlAssertion unsigned() {
    all(XMLSignature.XMLNS, "Signature").forEach(one -> one.getParentNode().removeChild(one));
    return this;
  }

  /** As it travels in a form. */
  String encoded() {
    try {
      var text = new StringWriter();
      TransformerFactory.newInstance()
          .newTransformer()
          .transform(new DOMSource(response), new StreamResult(text));
      return Base64.getEncoder().encodeToString(text.toString().getBytes(StandardCharsets.UTF_8));
    } catch (TransformerException e) {
      throw new IllegalStateException(e);
    }
  }
}
