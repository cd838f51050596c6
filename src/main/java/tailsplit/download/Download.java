package tailsplit.download;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.ConnectException;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.function.BooleanSupplier;
import tailsplit.file.Folders;
import tailsplit.file.InvalidInputException;

/**
 * Fetches one file over HTTP. What arrives lies in a file with the suffix {@code .part}; a broken transfer goes on
 * where it broke, now or at the next call; so does one that has stood still for a minute. Size and checksum are verified
 * before the file gets its own name.
 */
public final class Download {
    private static final int TRIES = 4;
    private static final int PARTIAL_CONTENT = 206;
    private static final int RANGE_NOT_SATISFIABLE = 416;
    private static final Duration TIMEOUT = Duration.ofSeconds(30);

    /** One for the program, as each has a thread and descriptors of its own. */
    private static final HttpClient CLIENT = HttpClient.newBuilder()
            .followRedirects(HttpClient.Redirect.NORMAL).connectTimeout(TIMEOUT).build();
    private final DownloadProgress progress;
    private final BooleanSupplier cancelled;

    /** @param cancelled asked several times a second, also while nothing arrives; what has arrived is kept */
    public Download(DownloadProgress progress, BooleanSupplier cancelled) {
        this.progress = progress;
        this.cancelled = cancelled;
    }

    /**
     * @param folder gets the file; it exists
     * @throws DownloadException     where the server cannot be reached or does not give the whole file
     * @throws InvalidInputException where what arrived is not what was published; it is then deleted
     */
    public Path fetch(RemoteFile item, Path folder) throws IOException, InterruptedException {
        Path file = folder.resolve(item.fileName());
        if (Files.exists(file)) {
            return file;
        }
        Path part = folder.resolve(item.fileName() + ".part");
        long before = -1;
        for (int fruitless = 0; ; fruitless++) {
            long have = size(part);
            if (have > before) {
                fruitless = 0;
                before = have;
            }
            try {
                transfer(item, part);
                verify(item, part);
                Folders.moveInto(part, file);
                return file;
            } catch (DownloadException e) {
                throw e;
            } catch (IOException e) {
                if (fruitless + 1 >= TRIES) {
                    throw new DownloadException("%s could not be downloaded: %s; the next try goes on from there"
                            .formatted(item.address(), reason(item, e)), e);
                }
            }
        }
    }

    private static String reason(RemoteFile item, IOException e) {
        return switch (e) {
            case ConnectException _, HttpConnectTimeoutException _ -> "there is no connection to " + item.address().getHost();
            case HttpTimeoutException _ -> "the server does not answer";
            default -> Objects.requireNonNullElse(e.getMessage(), e.getClass().getSimpleName());
        };
    }

    private static long size(Path part) throws IOException {
        return Files.exists(part) ? Files.size(part) : 0;
    }

    private void transfer(RemoteFile item, Path part) throws IOException, InterruptedException {
        long have = size(part);
        if (have > 0 && item.bytes().isPresent() && have == item.bytes().getAsLong()) {
            return;
        }
        HttpRequest.Builder request = HttpRequest.newBuilder(item.address()).timeout(TIMEOUT);
        if (have > 0) {
            request.header("Range", "bytes=%d-".formatted(have));
        }
        HttpResponse<InputStream> response = CLIENT.send(request.build(), BodyHandlers.ofInputStream());
        try (InputStream body = response.body()) {
            boolean continues = response.statusCode() == PARTIAL_CONTENT && startsAt(response, have);
            if (response.statusCode() == RANGE_NOT_SATISFIABLE) {
                Files.delete(part);
                throw new IOException("the file on the server has changed");
            }
            if (response.statusCode() / 100 != 2) {
                throw new DownloadException("%s could not be downloaded: the server answered %d"
                        .formatted(item.address(), response.statusCode()));
            }
            copy(item, body, part, continues ? have : 0, total(response, continues ? have : 0));
        }
    }

    private static boolean startsAt(HttpResponse<?> response, long have) {
        return response.headers().firstValue("Content-Range").filter(range -> range.startsWith("bytes %d-".formatted(have)))
                .isPresent();
    }

    private static OptionalLong total(HttpResponse<?> response, long have) {
        OptionalLong length = response.headers().firstValueAsLong("Content-Length");
        return length.isPresent() ? OptionalLong.of(have + length.getAsLong()) : OptionalLong.empty();
    }

    private void copy(RemoteFile item, InputStream body, Path part, long have, OptionalLong total) throws IOException {
        long arrived = have;
        byte[] buffer = new byte[1 << 16];
        try (OutputStream out = Files.newOutputStream(part, StandardOpenOption.CREATE, StandardOpenOption.WRITE,
                        have > 0 ? StandardOpenOption.APPEND : StandardOpenOption.TRUNCATE_EXISTING);
                TransferWatch watch = new TransferWatch(body, cancelled)) {
            for (int n = body.read(buffer); n >= 0 && !cancelled.getAsBoolean(); n = body.read(buffer)) {
                watch.arrived();
                out.write(buffer, 0, n);
                arrived += n;
                progress.arrived(item.fileName(), arrived, item.bytes().isPresent() ? item.bytes() : total);
            }
            if (watch.stoodStill()) {
                throw new IOException("nothing arrived for a minute");
            }
        } catch (IOException e) {
            requireGoingOn();
            throw e;
        }
        requireGoingOn();
        if (total.isPresent() && arrived < total.getAsLong()) {
            throw new IOException("the connection broke after %,d of %,d bytes".formatted(arrived, total.getAsLong()));
        }
    }

    private void requireGoingOn() throws DownloadException {
        if (cancelled.getAsBoolean()) {
            throw new DownloadException("the download was cancelled; the next one goes on from there");
        }
    }

    private static void verify(RemoteFile item, Path file) throws IOException {
        long size = Files.size(file);
        if (item.bytes().isPresent() && size != item.bytes().getAsLong()) {
            if (size > item.bytes().getAsLong()) {
                Files.delete(file);
            }
            throw new InvalidInputException("%s: found %,d bytes; allowed: the published %,d (%s)"
                    .formatted(item.address(), size, item.bytes().getAsLong(), item.source()));
        }
        if (item.checksum().isPresent()) {
            Checksum found = item.checksum().get().of(file);
            if (!found.equals(item.checksum().get())) {
                Files.delete(file);
                throw new InvalidInputException("%s: found the checksum %s; allowed: the published %s (%s)"
                        .formatted(item.address(), found, item.checksum().get(), item.source()));
            }
        }
    }
}
