package tailsplit.dataset;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tailsplit.file.InvalidInputException;
import tailsplit.file.UnreadableFile;

/** Finds the images of a folder that has a folder for each class, in parts or in one. */
final class FolderListing {
    private static final int EXTRA_FOLDERS = 3;
    private static final int NAMED = 10;
    private static final Pattern LAST_WORD = Pattern.compile("(.*?[-_ ]|)([A-Za-z]+)");

    private final Path root;
    private final List<String> notices = new ArrayList<>();

    private FolderListing(Path root) {
        this.root = root;
    }

    /** @param folder the data set's, or one with nothing but that within */
    static ImageListing of(Path folder) {
        Path root = withoutExtraFolders(folder, List.of());
        boolean part = Part.named(name(root)).isPresent() && !root.equals(folder);
        return new FolderListing(part ? Objects.requireNonNull(root.getParent()) : root).listing();
    }

    /** Down to the first folder with more in it than one folder of folders, or with the folder of a class. */
    private static Path withoutExtraFolders(Path folder, List<String> classNames) {
        Path root = folder;
        for (int i = 0; i < EXTRA_FOLDERS; i++) {
            List<Path> folders = VisibleFiles.folders(root);
            if (folders.size() != 1 || classNames.contains(className(folders.getFirst()))
                    || VisibleFiles.folders(folders.getFirst()).isEmpty()) {
                break;
            }
            root = folders.getFirst();
        }
        return root;
    }

    private ImageListing listing() {
        Map<Part, Path> parts = parts();
        Path train = withoutExtraFolders(parts.getOrDefault(Part.TRAIN, root), List.of());
        Map<String, List<Path>> classes = classes(train);
        if (classes.isEmpty()) {
            List<Path> files = VisibleFiles.files(train);
            throw new InvalidInputException("%s: found no folders%s; allowed: a folder for each class, or train and test with those"
                    .formatted(train, files.isEmpty() ? "" : ", but files (%s)".formatted(VisibleFiles.counted(files))));
        }
        List<String> names = List.copyOf(classes.keySet());
        Map<Part, PartFiles> found = new EnumMap<>(Part.class);
        found.put(Part.TRAIN, files(train, names, classes, true));
        parts.replaceAll((part, place) -> part == Part.TRAIN ? train : withoutExtraFolders(place, names));
        Optional<Path> validation = Optional.ofNullable(parts.get(Part.VALIDATION));
        validation.ifPresent(part -> found.put(Part.VALIDATION, AnnotatedImages.of(part, names)
                .orElseGet(() -> files(part, names, labelled(part, names), false))));
        if (parts.containsKey(Part.TEST)) {
            Path test = parts.get(Part.TEST);
            if (validation.isPresent() && !isLabelled(test, names)) {
                notices.add("%s is left out: its images are in no folders of classes.".formatted(name(test)));
            } else {
                found.put(Part.TEST, files(test, names, labelled(test, names), false));
            }
        }
        return new ImageListing(names, found, notices).tested();
    }

    private Map<Part, Path> parts() {
        Map<Part, Path> parts = new EnumMap<>(Part.class);
        List<String> others = new ArrayList<>();
        String before = beforeParts();
        for (Path folder : VisibleFiles.folders(root)) {
            Optional<Part> part = name(folder).startsWith(before) ? Part.named(name(folder).substring(before.length())) : Optional.empty();
            if (part.isEmpty()) {
                others.add(name(folder));
                continue;
            }
            Path other = parts.put(part.get(), folder);
            if (other != null) {
                throw new InvalidInputException("%s: found %s and %s, which name the same part; allowed: one of them"
                        .formatted(root, name(other), name(folder)));
            }
        }
        String names = parts.values().stream().map(FolderListing::name).collect(Collectors.joining(" and "));
        if (!parts.isEmpty() && !parts.containsKey(Part.TRAIN)) {
            throw new InvalidInputException(("%s: found the folder %s%s, but none with training images; allowed: train and test, "
                    + "or a folder for each class alone").formatted(root, names,
                    others.isEmpty() ? "" : " beside " + someOf(others)));
        }
        if (!parts.isEmpty() && !others.isEmpty()) {
            notices.add("Left out are the folders beside %s: %s.".formatted(names, someOf(others)));
        }
        if (parts.isEmpty()) {
            lookAround();
        }
        return parts;
    }

    /** What the names of the training and another part begin with: {@code seg_} of {@code seg_train} and {@code seg_test}. */
    private String beforeParts() {
        Map<String, Set<Part>> parts = new TreeMap<>();
        for (Path folder : VisibleFiles.folders(root)) {
            Matcher words = LAST_WORD.matcher(name(folder));
            Optional<Part> part = words.matches() ? Part.exactly(words.group(2)) : Optional.empty();
            part.ifPresent(each -> parts.computeIfAbsent(words.group(1), _ -> EnumSet.noneOf(Part.class)).add(each));
        }
        return parts.entrySet().stream().filter(each -> each.getValue().contains(Part.TRAIN) && each.getValue().size() > 1)
                .map(Map.Entry::getKey).findFirst().orElse("");
    }

    /** Whether the folder that was chosen lies a level too high or too low. */
    private void lookAround() {
        for (Path folder : VisibleFiles.folders(root)) {
            Optional<Path> within = VisibleFiles.folders(folder).stream().filter(each -> Part.exactly(name(each))
                    .filter(part -> part == Part.TRAIN).isPresent()).findFirst();
            if (within.isPresent()) {
                throw new InvalidInputException("%s: found %s within %s; allowed: the folder that holds train and test, here %s"
                        .formatted(root, name(within.get()), name(folder), folder));
            }
        }
        Path parent = root.toAbsolutePath().getParent();
        if (parent != null && Part.exactly(name(root.toAbsolutePath())).isPresent()) {
            List<String> beside = VisibleFiles.folders(parent).stream().map(FolderListing::name)
                    .filter(name -> !name.equals(name(root.toAbsolutePath())) && Part.exactly(name).isPresent()).toList();
            if (!beside.isEmpty()) {
                notices.add("%s is read alone, without %s beside it; choose %s for all of them."
                        .formatted(name(root.toAbsolutePath()), someOf(beside), parent));
            }
        }
    }

    /** The folders of each class by its name. A name may be written in several ways in Unicode, and is one. */
    private Map<String, List<Path>> classes(Path part) {
        Map<String, List<Path>> classes = new LinkedHashMap<>();
        List<String> lost = VisibleFiles.list(part).stream().filter(file -> !Files.exists(file)).map(FolderListing::name).toList();
        if (!lost.isEmpty()) {
            notices.add("%s: left out are links that lead nowhere: %s.".formatted(name(part), someOf(lost)));
        }
        List<Path> folders = VisibleFiles.folders(part);
        for (Path folder : folders) {
            if (leadsBack(folder, part)) {
                notices.add("%s: left out is a link that leads back to a folder that it lies in.".formatted(root.relativize(folder)));
            } else if (repeats(folder, folders)) {
                notices.add("%s: left out is a folder with the other classes again.".formatted(root.relativize(folder)));
            } else {
                classes.computeIfAbsent(className(folder), _ -> new ArrayList<>()).add(folder);
            }
        }
        return classes;
    }

    /** Whether a folder holds folders of the same names as those beside it, as after unpacking an archive into itself. */
    private static boolean repeats(Path folder, List<Path> beside) {
        List<String> others = beside.stream().filter(each -> !each.equals(folder)).map(FolderListing::className).toList();
        return others.size() > 1 && VisibleFiles.folders(folder).stream().map(FolderListing::className).toList().containsAll(others);
    }

    private static boolean leadsBack(Path folder, Path part) {
        try {
            return part.toRealPath().startsWith(folder.toRealPath());
        } catch (IOException e) {
            throw UnreadableFile.of(folder, e);
        }
    }

    private boolean isLabelled(Path part, List<String> names) {
        return VisibleFiles.folders(part).stream().map(FolderListing::className).anyMatch(names::contains);
    }

    /** The classes of a part other than the training part. */
    private Map<String, List<Path>> labelled(Path part, List<String> names) {
        Map<String, List<Path>> classes = classes(part);
        List<String> unknown = classes.keySet().stream().filter(name -> !names.contains(name)).toList();
        if (unknown.size() == classes.size()) {
            throw new InvalidInputException(("%s: found %s, but no folder of a class, so its images have no labels; allowed: the folders "
                    + "%s as in the training part, or no such part").formatted(part,
                    unknown.isEmpty() ? "files (%s)".formatted(VisibleFiles.counted(VisibleFiles.files(part)))
                            : "the folder " + someOf(unknown), someOf(names)));
        }
        if (!unknown.isEmpty()) {
            throw new InvalidInputException("%s: found the class %s, which has no training images; allowed: %s"
                    .formatted(part, someOf(unknown), someOf(names)));
        }
        return classes;
    }

    /** @param all whether every class must have an image */
    private PartFiles files(Path part, List<String> names, Map<String, List<Path>> classes, boolean all) {
        List<Path> files = new ArrayList<>();
        List<Integer> labels = new ArrayList<>();
        List<Path> others = new ArrayList<>();
        List<String> empty = new ArrayList<>();
        int deeper = 0;
        int links = 0;
        for (int c = 0; c < names.size(); c++) {
            int before = files.size();
            for (Path folder : classes.getOrDefault(names.get(c), List.of())) {
                ClassFolder held = ClassFolder.of(folder);
                files.addAll(held.images());
                deeper += held.deeper();
                others.addAll(held.others());
                links += held.links();
            }
            for (int i = before; i < files.size(); i++) {
                labels.add(c);
            }
            if (files.size() == before) {
                empty.add(names.get(c));
            }
        }
        if (files.isEmpty() || all && !empty.isEmpty()) {
            throw new InvalidInputException("%s: found no images%s%s; allowed: %s in the folder of each class".formatted(part,
                    files.isEmpty() ? "" : " in " + someOf(empty),
                    others.isEmpty() ? "" : ", but other files (%s)".formatted(VisibleFiles.counted(others)),
                    Decoding.FORMATS));
        }
        tell(name(part), deeper, others, links, (int) VisibleFiles.files(part).stream().filter(ClassFolder::isImage).count(), empty);
        return new PartFiles(part, files, labels);
    }

    private void tell(String part, int deeper, List<Path> others, int links, int beside, List<String> empty) {
        if (deeper > 0) {
            notices.add("%s: %s in folders within those of their classes.".formatted(part, counted(deeper, "image")));
        }
        if (!others.isEmpty()) {
            notices.add("%s: left out %s without an image (%s).".formatted(part, counted(others.size(), "file"),
                    VisibleFiles.counted(others)));
        }
        if (links > 0) {
            notices.add("%s: left out %s leading nowhere or back.".formatted(part, counted(links, "link")));
        }
        if (beside > 0) {
            notices.add("%s: left out %s beside the folders of the classes.".formatted(part, counted(beside, "image")));
        }
        if (!empty.isEmpty()) {
            notices.add("%s: no images of %s.".formatted(part, someOf(empty)));
        }
    }

    private static String counted(int number, String singular) {
        return "%,d %s%s".formatted(number, singular, number == 1 ? "" : "s");
    }

    /** The first ten, and how many more. */
    static String someOf(List<String> names) {
        return Stream.concat(names.stream().limit(NAMED), names.size() > NAMED ? Stream.of("%,d more".formatted(names.size() - NAMED))
                : Stream.empty()).collect(Collectors.joining(", "));
    }

    private static String className(Path folder) {
        return Normalizer.normalize(name(folder), Normalizer.Form.NFC);
    }

    private static String name(Path folder) {
        return folder.getFileName().toString();
    }
}
