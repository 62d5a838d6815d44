/**
 * Finds faults in route files without running them. Only the command line uses it: it needs Camel's
 * catalog, which an embedding application does not inherit. It must not import the ledger or the sandbox.
 */
package io.github.camellinq.check;
