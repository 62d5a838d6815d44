/**
 * The Camel integration, and the only package of the library that knows Camel: the {@code linq-http} component, the beans that
 * the routes and kamelets name, the converter to {@link io.github.camellinq.media.Content}, the headers, the settings, and the
 * gate that every source asks before it takes anything. Must not import the sandbox.
 */
package io.github.camellinq.route;
