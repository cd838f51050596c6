package tailsplit.dataset;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tailsplit.file.InvalidInputException;

/** Folders of images as people have them: read, or refused in a line that says what was found. */
class ImageFoldersTest {
    @TempDir
    private Path folder;

    /** The parts by the names of their folders; the validation part is tested on where there is no other. */
    @ParameterizedTest
    @CsvSource({
        "train,      ,           test,     8, 0, 4",
        "train,      val,        test,     8, 4, 4",
        "train,      valid,      test,     8, 4, 4",
        "Train,      validation, Test,     8, 4, 4",
        "training,   ,           testing,  8, 0, 4",
        "training_set, ,         test_set, 8, 0, 4",
        "train2017,  val2017,    ,         8, 0, 4",
        "train,      val,        ,         8, 0, 4",
        "a/train,    ,           a/test,   8, 0, 4",
        "a/b/train,  ,           a/b/test, 8, 0, 4",
        "train,      ,           ,         6, 0, 2",
        "data,       ,           ,         6, 0, 2",
        "seg_train/seg_train, ,  seg_test/seg_test, 8, 0, 4",
        "fruits_Training, fruits_Validation, fruits_Test, 8, 4, 4",
    })
    void partsAreFoundByTheirNames(String train, String validation, String test, int trained, int validated, int tested)
            throws IOException {
        classes(train, 4, "cat", "dog");
        if (validation != null) {
            classes(validation, 2, "cat", "dog");
        }
        if (test != null) {
            classes(test, 2, "cat", "dog");
        }
        Dataset dataset = load();
        assertEquals(List.of("cat", "dog"), dataset.classNames());
        assertEquals(List.of(trained, validated, tested), List.of(dataset.train().size(),
                dataset.validation().map(ImageSet::size).orElse(0), dataset.test().size()));
        assertEquals(validation != null && test == null, dataset.notices().stream().anyMatch(
                notice -> notice.endsWith("is the test part, as there is no other with labels.")));
    }

    @Test
    void imagesAreReadByWhatTheyHold() throws IOException {
        classes("train", 2, "cat", "dog");
        classes("test", 1, "cat", "dog");
        image("train/cat/x", "bmp");
        image("train/cat/x.dat", "gif");
        image("train/cat/x.png", "jpg");
        image("train/cat/sub/deeper/x.tif", "tif");
        text("train/cat/notes.txt", "a note");
        text("train/cat/more.txt", "a note");
        text("train/dog/array.npy", "\u0093NUMPY");
        image("train/beside.png", "png");
        Dataset dataset = load();
        assertArrayEquals(new int[] {6, 2}, dataset.train().classCounts(2));
        assertEquals(List.of("train: 1 image in folders within those of their classes.",
                "train: left out 3 files without an image (.txt 2, .npy 1).",
                "train: left out 1 image beside the folders of the classes."), dataset.notices());
    }

    @Test
    void whatSystemsKeepBesideFilesIsPassedOver() throws IOException {
        classes("train", 2, "cat", "dog");
        classes("test", 1, "cat", "dog");
        for (String kept : List.of("train/cat/._0.png", "train/dog/Thumbs.db", "train/.DS_Store", "__MACOSX/train/cat/._0.png",
                "train/__MACOSX/x.png", "train/cat/.ipynb_checkpoints/0.png", "desktop.ini")) {
            text(kept, "\0\5\26\7");
        }
        Dataset dataset = load();
        assertEquals(List.of("cat", "dog"), dataset.classNames());
        assertEquals(4, dataset.train().size());
        assertEquals(List.of(), dataset.notices());
    }

    @Test
    void aNameInBothFormsOfUnicodeIsOneClass() throws IOException {
        classes("train", 2, "caf\u00e9", "dog");
        classes("train", 3, "cafe\u0301");
        classes("test", 1, "cafe\u0301", "dog");
        Dataset dataset = load();
        assertEquals(List.of("caf\u00e9", "dog"), dataset.classNames());
        assertArrayEquals(new int[] {5, 2}, dataset.train().classCounts(2));
        assertArrayEquals(new int[] {1, 1}, dataset.test().classCounts(2));
    }

    @Test
    void tinyImageNet() throws IOException {
        classes("train", 0, "n1", "n2");
        for (String name : List.of("train/n1/images/n1_0.JPEG", "train/n1/images/n1_1.JPEG", "train/n2/images/n2_0.JPEG",
                "val/images/val_0.JPEG", "val/images/val_1.JPEG", "test/images/test_0.JPEG")) {
            image(name, "jpg");
        }
        text("train/n1/n1_boxes.txt", "n1_0.JPEG\t0\t0\t1\t1");
        text("val/val_annotations.txt", "val_0.JPEG\tn2\t0\t0\t1\t1\nval_1.JPEG\tn1\t0\t0\t1\t1\n");
        Dataset dataset = load();
        assertArrayEquals(new int[] {2, 1}, dataset.train().classCounts(2));
        assertArrayEquals(new int[] {1, 0}, dataset.test().labels());
        assertTrue(dataset.notices().contains("test is left out: its images are in no folders of classes."));
    }

    @Test
    void foldersBesidePartsAreToldOf() throws IOException {
        classes("train", 2, "cat", "dog");
        classes("test", 1, "cat");
        classes("unlabelled", 1, "x");
        assertEquals(List.of("Left out are the folders beside train and test: unlabelled.", "test: no images of dog."), load().notices());
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void linksAreFollowedButNotInCircles() throws IOException {
        classes("train", 2, "cat", "dog");
        classes("test", 1, "cat", "dog");
        classes("elsewhere", 3, "images");
        Files.createSymbolicLink(folder.resolve("train/cow"), folder.resolve("elsewhere/images"));
        Files.createSymbolicLink(folder.resolve("train/loop"), folder.resolve("train"));
        Files.createSymbolicLink(folder.resolve("train/lost"), folder.resolve("nowhere"));
        Files.createSymbolicLink(folder.resolve("train/cat/up"), folder.resolve("train/cat"));
        Dataset dataset = load();
        assertArrayEquals(new int[] {2, 3, 2}, dataset.train().classCounts(3));
        assertTrue(dataset.notices().containsAll(List.of("train: left out are links that lead nowhere: lost.",
                "train/loop: left out is a link that leads back to a folder that it lies in.",
                "train: left out 1 link leading nowhere or back.")), dataset.notices().toString());
    }

    @Test
    void theTrainingFolderAloneSaysWhatLiesBeside() throws IOException {
        classes("train", 2, "cat", "dog");
        classes("test", 1, "cat", "dog");
        Dataset dataset = load(folder.resolve("train"));
        assertEquals("train is read alone, without test beside it; choose %s for all of them.".formatted(folder),
                dataset.notices().getFirst());
    }

    /** As after unpacking an archive into its own folder. */
    @Test
    void theSameClassesAgainAreLeftOut() throws IOException {
        classes(".", 4, "cat", "dog");
        classes("cells", 4, "cat", "dog");
        Dataset dataset = load();
        assertEquals(List.of("cat", "dog"), dataset.classNames());
        assertEquals(8, dataset.train().size() + dataset.test().size());
        assertEquals("cells: left out is a folder with the other classes again.", dataset.notices().getFirst());
    }

    /** Words of a part in the names of classes name none. */
    @Test
    void classesMayBeCalledLikeParts() throws IOException {
        classes(".", 2, "bullet_train", "dev board", "test tube", "trained");
        assertEquals(List.of("bullet_train", "dev board", "test tube", "trained"), load().classNames());
    }

    @Test
    void aFileIsNoFolder() throws IOException {
        Path file = text("images.npz", "PK\3\4");
        assertEquals("%s: found a file; allowed: a folder with a folder for each class".formatted(file),
                assertThrows(InvalidInputException.class, () -> load(file)).getMessage());
    }

    @Test
    void aClassWithoutImagesIsNamed() throws IOException {
        classes("train", 2, "cat", "dog");
        classes("test", 1, "cat", "dog");
        Files.createDirectories(folder.resolve("train/bird"));
        text("train/fish/x.npy", "\u0093NUMPY");
        refused("train: found no images in bird, fish, but other files (.npy 1); allowed: whole JPEG, PNG, WebP");
    }

    @Test
    void featuresInPlaceOfImages() throws IOException {
        text("train/cat/0.npy", "\u0093NUMPY");
        text("train/cat/1.npy", "\u0093NUMPY");
        text("test/cat/1.npy", "\u0093NUMPY");
        refused("train: found no images, but other files (.npy 2); allowed:");
    }

    @Test
    void testImagesWithoutLabelsAreRefused() throws IOException {
        classes("train", 2, "cat", "dog");
        image("test/0.png", "png");
        image("test/1.png", "png");
        refused("test: found files (.png 2), but no folder of a class, so its images have no labels; allowed: the folders cat, dog");
    }

    @Test
    void aClassWithoutTrainingImagesIsRefused() throws IOException {
        classes("train", 2, "cat", "dog");
        classes("test", 1, "cat", "cow");
        refused("test: found the class cow, which has no training images; allowed: cat, dog");
    }

    @Test
    void otherLevelsAndPartsAreRefused() throws IOException {
        classes("one/train", 2, "cat", "dog");
        classes("two/train", 2, "cat", "dog");
        refused("found train within one; allowed: the folder that holds train and test");
    }

    @Test
    void aPartWithoutTrainingIsRefused() throws IOException {
        classes("test", 2, "cat", "dog");
        classes("cow", 2, "x");
        refused("found the folder test beside cow, but none with training images");
    }

    @Test
    void aPartTwiceIsRefused() throws IOException {
        classes("train", 2, "cat", "dog");
        classes("val", 2, "cat", "dog");
        classes("valid", 2, "cat", "dog");
        refused("found val and valid, which name the same part; allowed: one of them");
    }

    @Test
    void noFoldersAtAll() throws IOException {
        image("0.png", "png");
        text("images.zip", "PK\3\4");
        refused("found no folders, but files (.png 1, .zip 1); allowed: a folder for each class");
    }

    /** The first ten by name, the others by number, and of both parts at once. */
    @Test
    void allBadFilesAreNamedWithWhatTheyAre() throws IOException {
        classes("train", 2, "cat", "dog");
        classes("test", 1, "cat", "dog");
        text("train/cat/empty.jpg", "");
        text("train/cat/page.jpg", "<!DOCTYPE html><html></html>");
        Files.write(folder.resolve("train/dog/half.png"), Arrays.copyOf(Files.readAllBytes(folder.resolve("train/dog/0.png")), 50));
        for (int i = 0; i < 9; i++) {
            text("test/dog/bad%d.png".formatted(i), "PK\3\4");
        }
        refused("found 12 files that are no readable images: train/cat/empty.jpg (an empty file), train/cat/page.jpg (an HTML page), "
                + "train/dog/half.png (a PNG image that is cut off), test/dog/bad0.png (a zip archive), ");
        refused("test/dog/bad6.png (a zip archive) and 2 more; allowed: whole JPEG, PNG, WebP, TIFF, BMP, GIF or netpbm images");
    }

    @Test
    void anArchiveIsNamed() throws IOException {
        Path archive = text("images.zip", "PK\3\4");
        assertEquals("%s: found an archive; allowed: a folder, with what the archive holds".formatted(archive),
                assertThrows(InvalidInputException.class, () -> load(archive)).getMessage());
    }

    @Test
    void listsOfPathsAndLabels() throws IOException {
        classes("images", 3, "n1", "n2");
        text("LT_train.txt", "images/n2/0.png 1\nimages/n1/0.png 0\nimages/n1/1.png 0\n");
        text("LT_val.txt", "images/n1/2.png 0\n");
        text("LT_test.txt", "images/n2/2.png 1\nimages/n1/2.png 0\n\n");
        text("notes.txt", "nothing");
        Dataset dataset = load();
        assertEquals(List.of("n1", "n2"), dataset.classNames());
        assertArrayEquals(new int[] {1, 0, 0}, dataset.train().labels());
        assertArrayEquals(new int[] {0}, dataset.validation().orElseThrow().labels());
        assertArrayEquals(new int[] {1, 0}, dataset.test().labels());
        assertEquals(List.of("The images are those that LT_train.txt, LT_val.txt, LT_test.txt list."), dataset.notices());
    }

    @Test
    void listsWhoseImagesAreMissing() throws IOException {
        classes("images", 1, "n1", "n2");
        text("LT_train.txt", "images/n1/0.png 0\nimages/n2/7.png 1\n");
        refused("LT_train.txt: found 1 of 2 images that are not there: images/n2/7.png; allowed: paths below");
        text("LT_train.txt", "images/n1/0.png 0\nimages/n2/0.png one\n");
        refused("LT_train.txt: row 2: found images/n2/0.png one; allowed: a path and a label");
    }

    private void refused(String part) {
        String message = assertThrows(InvalidInputException.class, this::load).getMessage();
        assertTrue(message.contains(part), message);
        assertEquals(1, message.lines().count(), message);
    }

    private Dataset load() {
        return load(folder);
    }

    private Dataset load(Path place) {
        return Datasets.load(new DatasetSource(Datasets.named("folder"), Optional.of(place), Map.of()), folder);
    }

    private void classes(String part, int images, String... names) throws IOException {
        for (String name : names) {
            Files.createDirectories(folder.resolve(part).resolve(name));
            for (int i = 0; i < images; i++) {
                image("%s/%s/%d.png".formatted(part, name, i), "png");
            }
        }
    }

    private void image(String name, String format) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        assertTrue(ImageIO.write(new BufferedImage(3, 3, BufferedImage.TYPE_INT_RGB), format, file.toFile()));
    }

    private Path text(String name, String text) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.write(file, text.getBytes(ISO_8859_1));
    }
}
