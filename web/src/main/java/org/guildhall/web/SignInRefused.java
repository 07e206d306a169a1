package org.guildhall.web;

/** Somebody, or a program, was not let in with what he showed. It tells neither who nor what. */
public record SignInRefused() {}
