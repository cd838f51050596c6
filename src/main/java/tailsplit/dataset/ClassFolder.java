package tailsplit.dataset;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.regex.Pattern;
import tailsplit.file.UnreadableFile;
import tailsplit.image.FileType;

/**
 * What the folder of a class holds, however deep. A file is an image by what it holds; one with the suffix of an image is
 * taken for one too, and refused later if it is none.
 *
 * @param images in the order of their paths
 * @param deeper how many of them lie in folders of their own
 * @param others files that are no images
 * @param links  that lead nowhere, or back to where they came from
 */
record ClassFolder(List<Path> images, int deeper, List<Path> others, int links) {
    private static final Pattern IMAGE = Pattern.compile("(?i).*\\.(jpe?g|png|ppm|bmp|pgm|tiff?|webp)");

    static ClassFolder of(Path folder) {
        List<Path> images = new ArrayList<>();
        List<Path> others = new ArrayList<>();
        List<Path> links = new ArrayList<>();
        try {
            Files.walkFileTree(folder, EnumSet.of(FileVisitOption.FOLLOW_LINKS), Integer.MAX_VALUE, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult preVisitDirectory(Path within, BasicFileAttributes attributes) {
                    return within.equals(folder) || VisibleFiles.is(within) ? FileVisitResult.CONTINUE : FileVisitResult.SKIP_SUBTREE;
                }

                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                    if (VisibleFiles.is(file)) {
                        (attributes.isSymbolicLink() ? links : isImage(file) ? images : others).add(file);
                    }
                    return FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult visitFileFailed(Path file, IOException problem) throws IOException {
                    if (problem instanceof FileSystemLoopException) {
                        links.add(file);
                        return FileVisitResult.CONTINUE;
                    }
                    throw problem;
                }
            });
        } catch (IOException e) {
            throw UnreadableFile.of(folder, e);
        }
        return new ClassFolder(images.stream().sorted().toList(),
                (int) images.stream().filter(image -> !folder.equals(image.getParent())).count(), others, links.size());
    }

    static boolean isImage(Path file) {
        try {
            return IMAGE.matcher(file.getFileName().toString()).matches() || FileType.of(file).isImage();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
