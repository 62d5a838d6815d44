/** The command line: what the runnable jar does. The library does not need it, and nothing imports it. */
package io.github.camellinq;
