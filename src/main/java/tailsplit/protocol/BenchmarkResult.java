package tailsplit.protocol;

/**
 * What a benchmark measured. Shares are fractions of the steps' time.
 *
 * @param imagesPerSecond     the batch over the median step
 * @param medianMilliseconds  of a whole step, with the images' making
 * @param operationsPerStep   calls into libtorch that compute something, views not counted; on a GPU as many kernels or more
 * @param waitsPerStep        of these the ones whose result the calling thread waits for
 * @param stepGflop           floating-point operations of a step, in billions
 * @param shareOfPeak         the step's operations per second over the measured convolution peak of its precision
 * @param secondsToFirstStep  from the start of the process to the end of the first step, natives unpacked before
 * @param gigabytes           of main memory that the process has ever held
 */
public record BenchmarkResult(
        double imagesPerSecond,
        String network,
        int batch,
        String precision,
        String method,
        int threads,
        int steps,
        double medianMilliseconds,
        double fastestMilliseconds,
        double tenthMilliseconds,
        double ninetiethMilliseconds,
        double dataShare,
        double forwardShare,
        double clusteringShare,
        double lossShare,
        double backwardShare,
        double updateShare,
        double restShare,
        double operationsPerStep,
        double waitsPerStep,
        double stepGflop,
        double matmulPeakF32,
        double matmulPeakBf16,
        double convolutionPeakF32,
        double convolutionPeakBf16,
        double shareOfPeak,
        double evaluationImagesPerSecond,
        double secondsToFirstStep,
        double gigabytes,
        String device,
        String processor,
        String pytorch) {
    /** The same with another headline. */
    public BenchmarkResult withImagesPerSecond(double together) {
        return new BenchmarkResult(together, network, batch, precision, method, threads, steps, medianMilliseconds, fastestMilliseconds,
                tenthMilliseconds, ninetiethMilliseconds, dataShare, forwardShare, clusteringShare, lossShare,
                backwardShare, updateShare, restShare,
                operationsPerStep, waitsPerStep, stepGflop, matmulPeakF32, matmulPeakBf16, convolutionPeakF32,
                convolutionPeakBf16, shareOfPeak, evaluationImagesPerSecond,
                secondsToFirstStep, gigabytes, device, processor, pytorch);
    }
}
