/**
 * The Camel integration: the {@code linq-http} component, the beans that the routes and kamelets name, the converter to
 * {@link io.github.camellinq.media.Content}, the headers, and the gate that every source asks before it takes anything. Of the
 * library's other packages only {@code settings} knows Camel. Must not import the sandbox.
 */
package io.github.camellinq.route;
