package org.bedside.settings;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.bedside.practice.Refused;

/// The server whose practice a data folder joined. Its file lies beside the folder's lock and holds no secret: the
/// account's password is in the system's key store, in the account's own password file, or asked for.
///
/// @param address as it is shown and kept, without the account
/// @param account who signs in there
public record JoinedServer(String address, String account) {
    /// Its name in a practice's folder.
    public static final String NAME = "bedside.server";

    private static final Pattern FORM = Pattern.compile("address=(\\P{Cntrl}+)\naccount=(\\P{Cntrl}+)\n");
    private static final int MOST_BYTES = 4 * 1024;

    public JoinedServer {
        if (!FORM.matcher(lines(address, account)).matches()) {
            throw new IllegalArgumentException("a line of the server's file is empty or more than one");
        }
    }

    /// Under which the key store keeps the account's password.
    String inKeyStore() {
        return account + " " + address;
    }

    /// @throws Refused if it is damaged, or none of ours
    static JoinedServer read(Path file) {
        try (var in = Files.newInputStream(file)) {
            var bytes = in.readNBytes(MOST_BYTES + 1);
            var words = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
            var lines = FORM.matcher(words.toString().replace("\r\n", "\n"));
            if (bytes.length <= MOST_BYTES && lines.matches()) {
                return new JoinedServer(lines.group(1), lines.group(2));
            }
            throw new Refused("server-file-damaged", file);
        } catch (CharacterCodingException e) {
            throw new Refused("server-file-damaged", file);
        } catch (IOException e) {
            throw new Refused("server-file-unreadable", file);
        }
    }

    void write(Path file) throws IOException {
        DataFolder.write(file, lines(address, account).getBytes(StandardCharsets.UTF_8));
    }

    private static String lines(String address, String account) {
        return "address=" + address + "\naccount=" + account + "\n";
    }
}
