/** NVIDIA's GPUs and the build of libtorch that computes on them: what is there, what is missing, how to get it. */
@NullMarked
package tailsplit.gpu;

import org.jspecify.annotations.NullMarked;
