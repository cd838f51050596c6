package tailsplit.network;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import java.util.List;

/**
 * Stochastic gradient descent as PyTorch does it: {@code m = momentum * m + (g + decay * p)}, {@code p -= rate * m}.
 * A step sets the gradients back to zero. Gradient recording must be off in the calling thread. In PyTorch:
 * {@code src/test/python/twins/sgd.py}.
 */
public final class Sgd implements AutoCloseable {
    /** The name under which a list of parameters is passed to TorchScript. */
    static final String PARAMETERS = "parameters[]";

    static final String CODE = """
              def step(self: __torch__.Net, h: Tensor, p: List[Tensor], g: List[Tensor], m: List[Tensor]) -> Tensor:
                rate = float(torch.select(h, 0, 0))
                momentum = float(torch.select(h, 0, 1))
                decay = float(torch.select(h, 0, 2))
                for i in range(torch.len(p)):
                  d = torch.add(g[i], p[i], alpha=decay)
                  _0 = torch.add_(torch.mul_(m[i], momentum), d)
                  _1 = torch.add_(p[i], m[i], alpha=torch.neg(rate))
                  _2 = torch.zero_(g[i])
                return h
            """;

    private final TorchScript script = TorchScript.load(CODE);
    private final List<NDArray> parameters;
    private final List<NDArray> momenta;
    private final double momentum;
    private final double weightDecay;

    /** @param manager owns the momentum buffers, which start at zero */
    public Sgd(NDManager manager, List<NDArray> parameters, double momentum, double weightDecay) {
        this.parameters = List.copyOf(parameters);
        this.momentum = momentum;
        this.weightDecay = weightDecay;
        momenta = this.parameters.stream().map(parameter -> manager.zeros(parameter.getShape())).toList();
        this.parameters.forEach(parameter -> parameter.setName(PARAMETERS));
        momenta.forEach(buffer -> buffer.setName("momenta[]"));
    }

    /** The momentum buffer of each parameter, of the same shape. */
    public List<NDArray> momenta() {
        return momenta;
    }

    /** @param manager for what the step needs for itself */
    public void step(NDManager manager, double learningRate) {
        NDList arguments = new NDList(constants(manager, learningRate));
        arguments.addAll(parameters);
        for (NDArray parameter : parameters) {
            NDArray gradient = parameter.getGradient();
            gradient.attach(manager);
            gradient.setName("gradients[]");
            arguments.add(gradient);
        }
        arguments.addAll(momenta);
        script.call("step", arguments, false);
    }

    /** On the processor, where the script reads them: from a GPU it would have to wait for them. */
    private NDArray constants(NDManager manager, double learningRate) {
        return manager.newSubManager(Device.cpu()).create(new double[] {learningRate, momentum, weightDecay});
    }

    @Override
    public void close() {
        script.close();
    }
}
