/* SPDX-License-Identifier: Apache-2.0 */
/** A small Spring Boot application, as a service that is measured and as a program that starts and ends. */
@NullMarked
package example.cost.spring;

import org.jspecify.annotations.NullMarked;
