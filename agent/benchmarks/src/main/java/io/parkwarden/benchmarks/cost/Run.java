/* SPDX-License-Identifier: Apache-2.0 */
package io.parkwarden.benchmarks.cost;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.File;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/**
 * What one command measured; it is written to a file and read again.
 *
 * @param conditions what it was measured on and with, by name
 * @param variants names of the variants in the order of the table
 * @param samples one a JVM, in the order in which they were taken
 */
record Run(Map<String, String> conditions, List<String> variants, List<Sample> samples) {
    private static final ObjectMapper JSON = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

    /** Reads what {@link #write} wrote. */
    static Run read(File file) throws IOException {
        return JSON.readValue(file, Run.class);
    }

    void write(File file) throws IOException {
        JSON.writeValue(file, this);
    }
}
