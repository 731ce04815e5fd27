package org.bedside.channel.x;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.net.URI;
import java.time.Instant;
import java.time.InstantSource;
import org.bedside.channel.Cursor;
import org.bedside.channel.NoAnswer;
import org.bedside.channel.Page;
import org.bedside.channel.http.HttpTransport;

/// Reads X's answers as [XChannel] does, without a request.
public final class XPages implements AutoCloseable {
    private static final URI NOWHERE = URI.create("http://localhost");

    private final HttpTransport transport = new HttpTransport("benchmark");
    private final XChannel channel;
    private final XCursor cursor;

    public XPages(String accountId, Instant now) {
        channel = new XChannel(
                transport,
                new XAccess("key", "secret", "token", "secret", accountId, NOWHERE),
                InstantSource.fixed(now));
        cursor = XCursor.of(Cursor.START).at(now);
    }

    public Page read(String json) {
        try {
            return channel.page(cursor, XClient.JSON.readTree(json));
        } catch (JsonProcessingException | NoAnswer e) {
            throw new IllegalStateException("the sample's pages are whole", e);
        }
    }

    @Override
    public void close() {
        transport.close();
    }
}
