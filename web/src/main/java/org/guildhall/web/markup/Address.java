package org.guildhall.web.markup;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** The address of one of our pages. */
final class Address {
  private final StringBuilder text;
  private boolean asks;

  private Address(String path) {
    text = new StringBuilder(path);
  }

  /**
   * @param path below the application's, with a slash before it
   */
  static Address of(String path) {
    return new Address(path);
  }

  /** A parameter more. */
  Address with(String parameter, Object value) {
    text.append(asks ? '&' : '?')
        .append(parameter)
        .append('=')
        .append(URLEncoder.encode(value.toString(), StandardCharsets.UTF_8));
    asks = true;
    return this;
  }

  /** The place in the page, by the id of an element; after all parameters. */
  Address at(String id) {
    text.append('#').append(id);
    return this;
  }

  /**
   * @param root the path of the application
   */
  String under(String root) {
    return root + text;
  }

  /** The page of a community. */
  static Address ofCommunity(String slug) {
    return of("/community/show").with("slug", slug);
  }

  /** The page of a conversation. */
  static Address ofConversation(Object id) {
    return of("/conversation/show").with("id", id);
  }

  /** A post on the page of its conversation. */
  static Address ofPost(Object conversation, Object post) {
    return ofConversation(conversation).with("post", post).at("p" + post);
  }

  /** The page of a card. */
  static Address ofCard(Object id) {
    return of("/card/show").with("id", id);
  }

  /** The page of a person. */
  static Address ofPerson(String userName) {
    return of("/person/show").with("name", userName);
  }
}
