/* SPDX-License-Identifier: Apache-2.0 */
package io.parkwarden.model;

/**
 * What a frame's class is by the interfaces it implements. The agent reads it from the loaded class; a recording only
 * has names, so its reader recognises well-known libraries.
 */
public enum Role {
    /** None of the roles below. */
    NONE,
    /** Implements {@code java.sql.Connection}, {@code Statement}, {@code ResultSet} or {@code javax.sql.DataSource}. */
    JDBC,
    /** Implements {@code java.util.concurrent.Future}. */
    FUTURE,
    /** The frame's method is declared to return a CompletionStage, a Future or a reactive type. */
    ASYNC_METHOD,
    /** A generated proxy or accessor: never the line that somebody wrote. */
    GENERATED
}
