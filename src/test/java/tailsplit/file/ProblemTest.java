package tailsplit.file;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.EOFException;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every kind of exception that reaches a user. */
class ProblemTest {
    private static final String MEMORY = "out of memory; a smaller data set fits, or more memory: JAVA_TOOL_OPTIONS=-Xmx8g";

    @ParameterizedTest
    @MethodSource("kinds")
    void eachIsSaidInASentence(Throwable problem, boolean isInput, String sentence) {
        assertEquals(sentence, Problem.sentence(problem));
        assertEquals(isInput, Problem.isInput(problem));
        assertFalse(Problem.isUnexpected(problem));
    }

    static Stream<Arguments> kinds() {
        InvalidInputException invalid = new InvalidInputException("x.yaml: found 7; allowed: 1 to 5");
        return Stream.of(
                kind(invalid, true, invalid.getMessage()),
                kind(new CompletionException(invalid), true, invalid.getMessage()),
                kind(new ExecutionException(invalid), true, invalid.getMessage()),
                kind(new ExceptionInInitializerError(invalid), true, invalid.getMessage()),
                kind(new NoSuchFileException("a/b"), true, "cannot use a/b: it does not exist"),
                kind(new AccessDeniedException("a/b"), true, "cannot use a/b: permission denied"),
                kind(new NotDirectoryException("a/b"), true, "cannot use a/b: it is not a folder"),
                kind(new DirectoryNotEmptyException("a/b"), true, "cannot use a/b: a folder of that name is in the way"),
                kind(new FileAlreadyExistsException("a/b"), true, "cannot use a/b: it exists already"),
                kind(new FileSystemLoopException("a/b"), true, "cannot use a/b: its links lead back to it"),
                kind(new FileSystemException("a/b", null, "No space left on device"), true, "cannot use a/b: No space left on device"),
                kind(new FileSystemException("a/b"), true, "cannot use a/b: the file system refuses it"),
                kind(new UncheckedIOException(new AccessDeniedException("a/b")), true, "cannot use a/b: permission denied"),
                kind(new ExceptionInInitializerError(new UncheckedIOException("c", new AccessDeniedException("a/b"))), true,
                        "cannot use a/b: permission denied"),
                kind(new IOException("No space left on device"), false, "No space left on device"),
                kind(new FileNotFoundException("a/b (Too many open files)"), false, "Too many open files"),
                kind(new EOFException(), false, "it is cut off"),
                kind(new MalformedInputException(1), false, "it is not text in UTF-8"),
                kind(pathWithNul(), true, "a?b: no file can have this name (Nul character not allowed)"),
                kind(new CancellationException(), false, "it was cancelled"),
                kind(new CompletionException(new CancellationException()), false, "it was cancelled"),
                kind(new InterruptedException(), false, "it was cancelled"),
                kind(new OutOfMemoryError("Java heap space"), false, MEMORY),
                kind(new CompletionException(new OutOfMemoryError("GC overhead limit exceeded")), false, MEMORY),
                kind(new NoClassDefFoundError("Could not initialize class A").initCause(
                        new ExceptionInInitializerError("Exception java.lang.OutOfMemoryError: Java heap space [in thread \"main\"]")),
                        false, MEMORY),
                kind(new StackOverflowError(), false, "what was given is nested too deeply"),
                kind(new UnsatisfiedLinkError("/c/libc10.so: /c/libc10.so: failed to map segment from shared object\nmore"), false,
                        "a native library cannot be loaded: libc10.so: failed to map segment from shared object;"
                                + " there is too little memory or address space (ulimit -v)"));
    }

    private static Arguments kind(Throwable problem, boolean isInput, String sentence) {
        return Arguments.of(problem, isInput, sentence);
    }

    private static InvalidPathException pathWithNul() {
        return assertThrows(InvalidPathException.class, () -> Path.of("a\0b"));
    }

    @Test
    void whatNobodyThoughtOfIsSaidInOneLineToo() {
        Throwable problem = new IllegalStateException("outer", new ArithmeticException("by\u001b[31m zero\nsecond line"));
        assertEquals("unexpected problem, ArithmeticException: by?[31m zero", Problem.sentence(problem));
        assertTrue(Problem.isUnexpected(problem));
        assertEquals("unexpected problem, NullPointerException", Problem.sentence(new NullPointerException()));
    }

    @Test
    void whatAUserTypedBeginsNoLineAndCommandsNoTerminal() {
        assertEquals("a?b?: found ?[31mx", Problem.sentence(new InvalidInputException("a\nb\u202e: found \u001b[31mx")));
    }

    @Test
    void causesThatGoInACircleEnd() {
        Exception outer = new Exception("outer");
        outer.initCause(new Exception("inner", outer));
        assertTrue(Problem.sentence(outer).startsWith("unexpected problem, "));
    }
}
