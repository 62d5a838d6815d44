/**
 * Reads the settings of a context and finds their faults. Also parses recipients, because settings, folders and headers name
 * them in the same way. Asks no ledger, bucket or API, and starts nothing. Must not import the routes.
 */
package io.github.camellinq.settings;
