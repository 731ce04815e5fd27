package org.bedside.channel.simulator;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;

/// A request that the simulated X refuses, in the form of RFC 7807.
final class XProblem extends RuntimeException {
    private static final String TYPES = "https://api.twitter.com/2/problems/";

    private final ObjectNode body;
    private final int status;

    private XProblem(int status, String type, String title, String detail) {
        super(title);
        this.status = status;
        body = JsonNodeFactory.instance
                .objectNode()
                .put("title", title)
                .put("detail", detail)
                .put("type", type)
                .put("status", status);
    }

    static XProblem unauthorized() {
        return new XProblem(401, "about:blank", "Unauthorized", "Unauthorized");
    }

    /// X still says this in its older form.
    static Answer outOfTime() {
        var body = JsonNodeFactory.instance.objectNode();
        body.putArray("errors").addObject().put("code", 135).put("message", "Timestamp out of bounds.");
        return Answer.of(401, body);
    }

    static XProblem tooManyRequests() {
        return new XProblem(429, "about:blank", "Too Many Requests", "Too Many Requests");
    }

    static XProblem forbidden(String detail) {
        return new XProblem(403, "about:blank", "Forbidden", detail);
    }

    /// What a token's scopes do not allow.
    static XProblem clientForbidden() {
        return new XProblem(
                403,
                TYPES + "client-forbidden",
                "Client Forbidden",
                "Your client app is not authorized by its scopes to perform this action.");
    }

    static XProblem notFound(String parameter, String value) {
        var problem = new XProblem(
                404,
                TYPES + "resource-not-found",
                "Not Found Error",
                "Could not find tweet with " + parameter + ": [" + value + "].");
        problem.body
                .put("parameter", parameter)
                .put("value", value)
                .put("resource_id", value)
                .put("resource_type", "tweet");
        return problem;
    }

    static XProblem invalid(String message) {
        var problem = new XProblem(
                400,
                TYPES + "invalid-request",
                "Invalid Request",
                "One or more parameters to your request was invalid.");
        problem.body.putArray("errors").addObject().put("message", message).putObject("parameters");
        return problem;
    }

    ObjectNode body() {
        return body;
    }

    Answer answer() {
        return new Answer(status, Map.of("Content-Type", "application/problem+json; charset=utf-8"), body);
    }
}
