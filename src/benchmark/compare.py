#!/usr/bin/env python3
"""Compares Tailsplit's training step with the field's reference step in Python PyTorch, in turn on a quiet machine.

    python3 src/benchmark/compare.py --tailsplit target/tailsplit/bin/tailsplit [--rounds 3] [--steps 60] [--threads 2]

The peer is the step of the LDAM-DRW code: ResNet-32 for CIFAR (option-A shortcuts by slicing and padding), batch 128, SGD
with momentum 0.9 and weight decay 2e-4. It is given its batch for nothing, while Tailsplit cuts, flips and normalises its
own. Needs PyTorch for Python; the claims in README and guide name Debian's 1.13.
"""
import argparse
import json
import os
import statistics
import subprocess
import sys
import tempfile
import time

BATCH = 128


def peer(mode, threads, steps, warm_up=10):
    """Images per second of the reference's step, by its median."""
    import torch
    import torch.nn as nn
    import torch.nn.functional as F

    torch.set_num_threads(threads)
    torch.manual_seed(0)

    class BasicBlock(nn.Module):
        def __init__(self, channels_in, channels, stride):
            super().__init__()
            self.conv1 = nn.Conv2d(channels_in, channels, 3, stride, 1, bias=False)
            self.norm1 = nn.BatchNorm2d(channels)
            self.conv2 = nn.Conv2d(channels, channels, 3, 1, 1, bias=False)
            self.norm2 = nn.BatchNorm2d(channels)
            self.stride, self.padding = stride, channels // 4

        def forward(self, x):
            y = F.relu(self.norm1(self.conv1(x)))
            y = self.norm2(self.conv2(y))
            if self.stride != 1:
                x = F.pad(x[:, :, ::2, ::2], (0, 0, 0, 0, self.padding, self.padding))
            return F.relu(y + x)

    class ResNet32(nn.Module):
        def __init__(self):
            super().__init__()
            self.stem = nn.Conv2d(3, 16, 3, 1, 1, bias=False)
            self.norm = nn.BatchNorm2d(16)
            widths = [16] * 5 + [32] * 5 + [64] * 5
            befores = [16] + widths[:-1]
            self.blocks = nn.Sequential(*(BasicBlock(i, o, 1 if i == o else 2) for i, o in zip(befores, widths)))
            self.linear = nn.Linear(64, 10)

        def forward(self, x):
            y = self.blocks(F.relu(self.norm(self.stem(x))))
            return self.linear(F.avg_pool2d(y, 8).flatten(1))

    network = ResNet32().train()
    images, labels = torch.randn(BATCH, 3, 32, 32), torch.randint(0, 10, (BATCH,))
    if mode == "channels-last":
        network, images = network.to(memory_format=torch.channels_last), images.contiguous(memory_format=torch.channels_last)
    optimiser = torch.optim.SGD(network.parameters(), lr=0.1, momentum=0.9, weight_decay=2e-4)
    seconds = []
    for step in range(warm_up + steps):
        start = time.perf_counter()
        if mode == "bf16":
            with torch.autocast("cpu", dtype=torch.bfloat16):
                loss = F.cross_entropy(network(images).float(), labels)
        else:
            loss = F.cross_entropy(network(images), labels)
        optimiser.zero_grad()
        loss.backward()
        optimiser.step()
        loss.item()
        if step >= warm_up:
            seconds.append(time.perf_counter() - start)
    print(json.dumps({"imagesPerSecond": BATCH / statistics.median(seconds), "version": torch.__version__}))


def run_peer(mode, arguments):
    return json.loads(subprocess.run([sys.executable, os.path.abspath(__file__), "--peer", mode, "--threads", str(arguments.threads),
                                      "--steps", str(arguments.steps)], check=True, capture_output=True, text=True).stdout)


def run_tailsplit(arguments, *options):
    with tempfile.NamedTemporaryFile(suffix=".json") as result:
        subprocess.run([arguments.tailsplit, "benchmark", "--steps", str(arguments.steps), "--json", result.name, *options],
                       check=True, stdout=subprocess.DEVNULL)
        return json.load(open(result.name))


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--tailsplit", default="tailsplit")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--steps", type=int, default=60)
    parser.add_argument("--threads", type=int, default=os.cpu_count())
    parser.add_argument("--peer", choices=["f32", "channels-last", "bf16"], help=argparse.SUPPRESS)
    arguments = parser.parse_args()
    if arguments.peer:
        peer(arguments.peer, arguments.threads, arguments.steps)
        return
    threads = ["--threads", str(arguments.threads)]
    measured = {
        "Tailsplit f32": lambda: run_tailsplit(arguments, *threads, "--precision", "f32"),
        "peer f32": lambda: run_peer("f32", arguments),
        "Tailsplit bf16": lambda: run_tailsplit(arguments, *threads, "--precision", "bf16"),
        "peer bf16 autocast": lambda: run_peer("bf16", arguments),
        "Tailsplit bf16, CWS": lambda: run_tailsplit(arguments, *threads, "--precision", "bf16", "--cws"),
        "peer f32, channels last": lambda: run_peer("channels-last", arguments),
        "Tailsplit f32, CWS": lambda: run_tailsplit(arguments, *threads, "--precision", "f32", "--cws"),
        "Tailsplit bf16, two side by side": lambda: run_tailsplit(arguments, "--runs", "2", "--precision", "bf16",
                                                                  "--threads", str(max(1, arguments.threads // 2))),
    }
    results = {name: [] for name in measured}
    for number in range(1, arguments.rounds + 1):
        for name, measure in measured.items():
            results[name].append(measure())
            print(f"round {number}: {name}: {results[name][-1]['imagesPerSecond']:.0f} images/s", flush=True)
    speed = {name: statistics.median(each["imagesPerSecond"] for each in all) for name, all in results.items()}

    def best_of(name, key):
        return statistics.median(each[key] for each in results[name])

    def say(what, value, target):
        print(f"{what:66s} {value:7.3f}   {target}")

    print(f"\npeer: PyTorch {results['peer f32'][0]['version']}, {arguments.threads} threads; {results['Tailsplit f32'][0]['processor']}")
    for name, each in speed.items():
        print(f"{name:66s} {each:7.0f} images/s")
    say("bf16 over the peer's f32", speed["Tailsplit bf16"] / speed["peer f32"], "at least 2.0")
    say("bf16 over the peer's bf16 autocast", speed["Tailsplit bf16"] / speed["peer bf16 autocast"], "at least 1.05")
    say("f32 over the peer's f32", speed["Tailsplit f32"] / speed["peer f32"], "at least 1.25")
    say("f32 over the peer's f32, channels last", speed["Tailsplit f32"] / speed["peer f32, channels last"], "")
    say("a bf16 step with CWS over one without", speed["Tailsplit bf16"] / speed["Tailsplit bf16, CWS"], "at most 1.03")
    say("an f32 step with CWS over one without", speed["Tailsplit f32"] / speed["Tailsplit f32, CWS"], "at most 1.03")
    say("share of the images' making in a bf16 step", best_of("Tailsplit bf16", "dataShare"), "at most 0.02")
    say("evaluation over training, bf16", best_of("Tailsplit bf16", "evaluationImagesPerSecond") / speed["Tailsplit bf16"], "at least 3")
    say("evaluation over training, f32", best_of("Tailsplit f32", "evaluationImagesPerSecond") / speed["Tailsplit f32"], "at least 3")
    say("two runs side by side over one", speed["Tailsplit bf16, two side by side"] / speed["Tailsplit bf16"], "at least 1.05")
    say("seconds from a worker's start to its first step's end", best_of("Tailsplit bf16", "secondsToFirstStep"), "at most 4")
    say("gigabytes of a worker with CIFAR-10-LT", best_of("Tailsplit bf16, CWS", "gigabytes"), "at most 1")


if __name__ == "__main__":
    main()
