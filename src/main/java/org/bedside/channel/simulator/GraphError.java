package org.bedside.channel.simulator;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.Map;

/// A request that the simulated Graph API refuses.
final class GraphError extends RuntimeException {
    private final int status;
    private final String type;
    private final int code;
    private final int subcode;
    private final boolean isTransient;

    private GraphError(int status, String message, String type, int code, int subcode, boolean isTransient) {
        super(message);
        this.status = status;
        this.type = type;
        this.code = code;
        this.subcode = subcode;
        this.isTransient = isTransient;
    }

    static GraphError expired() {
        return new GraphError(
                400,
                "Error validating access token: Session has expired on Sunday, 01-Nov-26 02:00:00 PST.",
                "OAuthException",
                190,
                463,
                false);
    }

    static GraphError invalidToken() {
        return new GraphError(
                400, "Invalid OAuth access token - Cannot parse access token", "OAuthException", 190, 0, false);
    }

    /// What `device/login_status` says while there is no token.
    static GraphError device(int subcode, String message) {
        return new GraphError(400, message, "OAuthException", 31, subcode, subcode == 1349174);
    }

    static GraphError unknownApp() {
        return new GraphError(
                400, "Error validating application. Cannot get application info.", "OAuthException", 101, 0, false);
    }

    static GraphError invalidProof() {
        return new GraphError(
                400, "Invalid appsecret_proof provided in the API argument", "GraphMethodException", 100, 0, false);
    }

    static GraphError missing(String id) {
        return new GraphError(
                400,
                "Unsupported request. Object with ID '" + id
                        + "' does not exist, cannot be loaded due to missing permissions, or does not support this"
                        + " operation.",
                "GraphMethodException",
                100,
                33,
                false);
    }

    static GraphError invalid(String message) {
        return new GraphError(400, "(#100) " + message, "OAuthException", 100, 0, false);
    }

    static GraphError permission() {
        return new GraphError(403, "(#200) Permissions error", "OAuthException", 200, 0, false);
    }

    /// A permission that the token lacks.
    static GraphError permission(String name) {
        return new GraphError(
                403, "(#200) Requires the permission " + name + " to be granted", "OAuthException", 200, 0, false);
    }

    static GraphError windowClosed() {
        return new GraphError(
                400, "(#10) This message is sent outside of allowed window.", "OAuthException", 10, 2018278, false);
    }

    static GraphError answeredInPrivate() {
        return new GraphError(400, "(#10900) Activity already replied to", "OAuthException", 10900, 0, false);
    }

    static GraphError tooLateInPrivate() {
        return new GraphError(
                400, "(#10903) This user can't reply to this activity", "OAuthException", 10903, 0, false);
    }

    static GraphError nobody() {
        return new GraphError(400, "(#100) No matching user found", "OAuthException", 100, 2018001, false);
    }

    static GraphError noComment() {
        return new GraphError(400, "(#100) Invalid comment_id parameter", "OAuthException", 100, 2018292, false);
    }

    static GraphError unavailable() {
        return new GraphError(
                400, "(#551) This person isn't available right now.", "OAuthException", 551, 1545041, false);
    }

    static GraphError duplicate() {
        return new GraphError(400, "(#506) Duplicate status message", "OAuthException", 506, 0, false);
    }

    static GraphError pageLimit() {
        return new GraphError(403, "(#32) Page request limit reached", "OAuthException", 32, 0, true);
    }

    Answer answer() {
        var body = JsonNodeFactory.instance.objectNode();
        var error = body.putObject("error")
                .put("message", getMessage())
                .put("type", type)
                .put("code", code);
        if (subcode != 0) {
            error.put("error_subcode", subcode);
        }
        if (isTransient) {
            error.put("is_transient", true);
        }
        error.put("fbtrace_id", "AsimulatedTrace" + code);
        var answer = Answer.of(status, body);
        return code == 190
                ? answer.with(Map.of("WWW-Authenticate", "OAuth \"Facebook Platform\" \"invalid_token\""))
                : answer;
    }
}
