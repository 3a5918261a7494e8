package dev.paydown.local.http;

import java.util.List;
import java.util.Map;

/**
 * One HTTP request.
 *
 * @param path raw, without the query
 * @param query raw; empty: none
 * @param headers by lower-case name
 */
@SuppressWarnings("ArrayRecordComponent")
public record Request(
    String method, String path, String query, Map<String, List<String>> headers, byte[] body) {}
