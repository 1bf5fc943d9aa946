/* SPDX-License-Identifier: Apache-2.0 */
package example.cost;

/** A server whose clients are in another process. */
public non-sealed interface Service extends Job {
    /** What every request is answered with. */
    String ANSWER = "{\"order\":4711,\"state\":\"sent\",\"items\":[1,2,3,5,8,13]}";

    /** The port on the loopback address at which {@code GET /} is answered, over HTTP/1.1 with a Content-Length. */
    int port();
}
