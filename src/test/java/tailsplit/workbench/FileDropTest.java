package tailsplit.workbench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tailsplit.dataset.Datasets;
import tailsplit.workbench.task.Background;
import tailsplit.workbench.task.TestWindow;

/** What is dropped, without a toolkit: this test's thread is the window's. */
class FileDropTest {
    @TempDir
    private Path folder;

    private final TestWindow window = new TestWindow();
    private final Background background = new Background(window);
    private final List<Dropped> taken = new ArrayList<>();
    private final List<String> refused = new ArrayList<>();
    private final FileDrop drop = new FileDrop(background, taken::add, refused::add);

    @AfterEach
    void close() {
        background.close();
    }

    @Test
    void aFolderAndAnArchiveOfArraysAreData() throws Exception {
        Path npz = write("arrays.npz", "PK");
        write("images/cat/1.png", "x");
        dropped(folder.resolve("images"));
        dropped(npz);
        assertEquals(List.of(new Dropped.Data(Datasets.named("folder"), folder.resolve("images")),
                new Dropped.Data(Datasets.named("npz"), npz)), taken);
        assertEquals(List.of(), refused);
    }

    @Test
    void whatIsNoDataSetIsRefusedWithWhatItIs() throws Exception {
        dropped(write("images.zip", "PK\u0003\u0004"));
        dropped(write("page.html", "<html></html>"));
        dropped(folder.resolve("images.zip"), folder.resolve("page.html"));
        assertEquals(List.of(), taken);
        assertTrue(refused.get(0).contains("found an archive; allowed: a folder, with what the archive holds"), refused::toString);
        assertTrue(refused.get(1).contains("found an HTML page; allowed: "), refused::toString);
        assertEquals("Found 2 files dropped at once; allowed: one file, or the folder with all of them", refused.get(2));
    }

    private void dropped(Path... files) throws InterruptedException {
        drop.drop(List.of(files));
        window.runUntil(background::isIdle);
    }

    private Path write(String name, String text) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, text);
    }
}
