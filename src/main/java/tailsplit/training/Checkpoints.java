package tailsplit.training;
import java.nio.file.*; import java.io.*; import java.util.*; import tailsplit.splitting.DynamicClustering;
public final class Checkpoints {
  private final Path folder;
  public Checkpoints(Path folder) { this.folder = folder; }
  OptionalInt newest() throws IOException { try (var s = Files.list(folder)) { return s.map(p -> p.getFileName().toString()).filter(n -> n.matches("epoch-\\d+\\.bin")).mapToInt(n -> Integer.parseInt(n.replaceAll("\\D", ""))).max(); } }
  Checkpoint read(int epoch) throws IOException { try (DataInputStream in = new DataInputStream(new BufferedInputStream(Files.newInputStream(folder.resolve("epoch-"+epoch+".bin"))))) {
    int e = in.readInt(); Best b = new Best(in.readInt(), in.readDouble()); Optional<Best> v = in.readBoolean() ? Optional.of(new Best(in.readInt(), in.readDouble())) : Optional.empty();
    Map<String,float[]> m = new LinkedHashMap<>(); int n = in.readInt(); for (int i=0;i<n;i++) m.put(in.readUTF(), floats(in));
    Optional<Method.Memory> mem = in.readBoolean() ? Optional.of(new Method.Memory(new DynamicClustering.State(floats(in), floats(in)), ints(in), ints(in))) : Optional.empty();
    Optional<float[]> s = in.readBoolean() ? Optional.of(floats(in)) : Optional.empty(); return new Checkpoint(e,b,v,m,mem,s); } }
  static float[] floats(DataInputStream in) throws IOException { float[] f = new float[in.readInt()]; for (int i=0;i<f.length;i++) f[i]=in.readFloat(); return f; }
  static int[] ints(DataInputStream in) throws IOException { int[] f = new int[in.readInt()]; for (int i=0;i<f.length;i++) f[i]=in.readInt(); return f; }
  static void put(DataOutputStream o, float[] f) throws IOException { o.writeInt(f.length); for (float x : f) o.writeFloat(x); }
  static void put(DataOutputStream o, int[] f) throws IOException { o.writeInt(f.length); for (int x : f) o.writeInt(x); }
  void write(Checkpoint c) throws IOException { Path t = folder.resolve("x.part"); try (DataOutputStream o = new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(t)))) {
    o.writeInt(c.epoch()); o.writeInt(c.best().epoch()); o.writeDouble(c.best().accuracy()); o.writeBoolean(c.bestValidation().isPresent()); if (c.bestValidation().isPresent()) { o.writeInt(c.bestValidation().get().epoch()); o.writeDouble(c.bestValidation().get().accuracy()); }
    o.writeInt(c.arrays().size()); for (var e : c.arrays().entrySet()) { o.writeUTF(e.getKey()); put(o, e.getValue()); }
    o.writeBoolean(c.memory().isPresent()); if (c.memory().isPresent()) { var m = c.memory().get(); put(o, m.clustering().centres()); put(o, m.clustering().largest()); put(o, m.lastTally()); put(o, m.pseudoLabels()); }
    o.writeBoolean(c.samplePoints().isPresent()); if (c.samplePoints().isPresent()) put(o, c.samplePoints().get()); }
    Files.move(t, folder.resolve("epoch-"+c.epoch()+".bin"), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING); }
  void keep(int latest, Collection<Integer> selected) throws IOException { try (var s = Files.list(folder)) { int[] all = s.map(p -> p.getFileName().toString()).filter(n -> n.matches("epoch-\\d+\\.bin")).mapToInt(n -> Integer.parseInt(n.replaceAll("\\D", ""))).sorted().toArray(); for (int i=0;i<all.length-latest;i++) if (!selected.contains(all[i])) Files.delete(folder.resolve("epoch-"+all[i]+".bin")); } }
}
