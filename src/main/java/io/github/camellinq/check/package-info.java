/**
 * Looks for faults in route files without running them. For the command line: it needs Camel's
 * catalogue, which an embedding application does not inherit. It must not import the ledger or the sandbox.
 */
package io.github.camellinq.check;
