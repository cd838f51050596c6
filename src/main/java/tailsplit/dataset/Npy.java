package tailsplit.dataset;
import java.nio.file.*; import java.io.*;
public final class Npy { public static void write(Path p, float[] f, int r, int c) throws IOException { Files.write(p, new byte[10]); } }
