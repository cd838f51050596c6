"""Stochastic gradient descent with momentum and weight decay, as tailsplit/network/Sgd.java writes it for TorchScript."""


class Sgd:
    def step(self, h, p, g, m):
        """h: rate, momentum and decay; p, g, m: parameters, their gradients and momenta, all changed in place"""
        rate, momentum, decay = h.tolist()
        for parameter, gradient, buffer in zip(p, g, m):
            buffer.mul_(momentum).add_(gradient + decay * parameter)
            parameter.sub_(rate * buffer)
            gradient.zero_()
        return h
