package org.bedside;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;

/// A line to the tests' server on this computer that can be cut where it hurts most: after the server has been told to
/// commit, and before its answer is heard.
public final class CutLine implements AutoCloseable {
    private final ServerSocket door;
    private final int server;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final AtomicBoolean cutAtCommit = new AtomicBoolean();

    public CutLine(int server) {
        this.server = server;
        try {
            door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread.ofPlatform().daemon().start(this::let);
    }

    public int port() {
        return door.getLocalPort();
    }

    /// The next commit is done by the server; whoever asked for it hears nothing any more.
    public void cutAtNextCommit() {
        cutAtCommit.set(true);
    }

    private void let() {
        try {
            while (true) {
                var here = door.accept();
                var there = new Socket(InetAddress.getLoopbackAddress(), server);
                open.add(here);
                open.add(there);
                Thread.ofPlatform().daemon().start(() -> carry(here, there, false));
                Thread.ofPlatform().daemon().start(() -> carry(there, here, true));
            }
        } catch (IOException e) {
            close();
        }
    }

    private void carry(Socket from, Socket to, boolean answers) {
        try (from;
                to) {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            var bytes = new byte[16_384];
            for (int read = in.read(bytes); read >= 0; read = in.read(bytes)) {
                if (answers && saysCommitted(bytes, read) && cutAtCommit.compareAndSet(true, false)) {
                    return;
                }
                out.write(bytes, 0, read);
            }
        } catch (IOException e) {
            // One of the two hung up; the other is closed with it.
            open.remove(from);
        }
    }

    /// The server ends its answer to a command with the command's name.
    private static boolean saysCommitted(byte[] bytes, int length) {
        return new String(bytes, 0, length, StandardCharsets.ISO_8859_1).contains("COMMIT\0");
    }

    @Override
    public void close() {
        try {
            door.close();
            for (var socket : open) {
                socket.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
