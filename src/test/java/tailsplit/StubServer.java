package tailsplit;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;

/** A server of one file on this machine, which misbehaves on demand. */
public final class StubServer implements AutoCloseable {
    private final HttpServer server;
    private final CountDownLatch closed = new CountDownLatch(1);
    private final List<String> ranges = new CopyOnWriteArrayList<>();
    private volatile byte[] content;
    private volatile int breakAfter = Integer.MAX_VALUE;
    private volatile boolean keepsBreaking;
    private volatile boolean standsStill;
    private volatile boolean knowsRanges = true;
    private volatile int status = 200;

    public StubServer(byte[] content) throws IOException {
        this.content = content;
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(task -> Thread.ofVirtual().start(task));
        server.createContext("/", this::answer);
        server.start();
    }

    public URI address(String name) {
        return URI.create("http://127.0.0.1:%d/data/%s".formatted(server.getAddress().getPort(), name));
    }

    public byte[] content() {
        return content;
    }

    public void content(byte[] other) {
        content = other;
    }

    /** The ranges that were asked for; null where it was the whole. */
    public List<String> ranges() {
        return ranges;
    }

    /** The next transfer ends after so many bytes. */
    public void breakAfter(int bytes) {
        breakAfter = bytes;
    }

    /** Every transfer ends after so many bytes. */
    public void breakEach(int bytes) {
        breakAfter = bytes;
        keepsBreaking = true;
    }

    /** Sends so many bytes and then nothing, without an end. */
    public void standStillAfter(int bytes) {
        breakAfter = bytes;
        standsStill = true;
    }

    public void knowNoRanges() {
        knowsRanges = false;
    }

    public void answerWith(int code) {
        status = code;
    }

    private void answer(HttpExchange exchange) throws IOException {
        String range = exchange.getRequestHeaders().getFirst("Range");
        ranges.add(String.valueOf(range));
        int from = range == null || !knowsRanges ? 0 : Integer.parseInt(range.replaceAll("\\D", ""));
        if (from > 0) {
            exchange.getResponseHeaders().set("Content-Range", "bytes %d-%d/%d".formatted(from, content.length - 1, content.length));
        }
        exchange.sendResponseHeaders(from > 0 ? 206 : status, content.length - from);
        try (OutputStream out = exchange.getResponseBody()) {
            int end = keepsBreaking ? from + Math.min(breakAfter, content.length - from) : Math.min(breakAfter, content.length);
            out.write(content, from, end - from);
            out.flush();
            if (standsStill) {
                standsStill = false;
                closed.await();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            breakAfter = keepsBreaking ? breakAfter : Integer.MAX_VALUE;
            exchange.close();
        }
    }

    @Override
    public void close() {
        closed.countDown();
        server.stop(0);
    }
}
