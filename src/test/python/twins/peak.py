"""What a device computes at best is measured with these, as tailsplit/network/Peak.java writes them for TorchScript.

Each product is of the one before: libtorch computes what does not change in a loop only once. The sum is what is waited for.
"""
import torch
import torch.nn.functional as F

CALLS = 4


class Peak:
    def matmul_f32(self, a, b):
        c = a
        for _ in range(CALLS):
            c = c @ b
        return c.sum()

    def matmul_bf16(self, a, b):
        return self.matmul_f32(a.to(torch.bfloat16), b.to(torch.bfloat16)).float()

    def convolution_f32(self, a, b):
        c = a
        for _ in range(CALLS):
            c = F.conv2d(c, b, padding=1)
        return c.sum()

    def convolution_bf16(self, a, b):
        return self.convolution_f32(a.to(torch.bfloat16), b.to(torch.bfloat16)).float()
