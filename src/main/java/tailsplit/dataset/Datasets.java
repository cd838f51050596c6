package tailsplit.dataset;
import java.nio.file.*; import java.util.*; import tailsplit.random.SplitMix; import java.io.*;
public final class Datasets {
  public static Dataset load(DatasetSource s, Path home) {
    if (s.name().equals("cifar10")) try { return new Dataset("cifar10", names(10), cifar(s.path().orElse(home), "data_batch_1","data_batch_2","data_batch_3","data_batch_4","data_batch_5"), Optional.empty(), cifar(s.path().orElse(home), "test_batch")); } catch (IOException e) { throw new UncheckedIOException(e); }
    return new Dataset("shapes10", names(10), set(5000, 1), Optional.empty(), set(1000, 2)); }
  static List<String> names(int n) { List<String> l = new ArrayList<>(); for (int i=0;i<n;i++) l.add("c"+i); return l; }
  static ImageSet cifar(Path p, String... files) throws IOException { int n = files.length*10000; byte[] px = new byte[n*3072]; int[] y = new int[n]; int k=0; for (String f : files) { byte[] b = Files.readAllBytes(p.resolve(f+".bin")); for (int i=0;i<10000;i++,k++) { y[k]=b[i*3073]; for (int q=0;q<1024;q++) for (int c=0;c<3;c++) px[k*3072+q*3+c]=b[i*3073+1+c*1024+q]; } } return new ImageSet(32,32,3,px,y); }
  static ImageSet set(int n, int seed) { SplitMix r = new SplitMix(seed); byte[] p = new byte[n*3072]; int[] y = new int[n]; for (int i=0;i<n;i++){ y[i]=i%10; for (int k=0;k<3072;k++) p[i*3072+k]=(byte)(40+ (y[i]*37%100)*(((k/96)/(1+y[i]%4))%2) + r.nextInt(110)); } return new ImageSet(32,32,3,p,y); }
}
