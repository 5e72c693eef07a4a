"""Data-parallel training on one machine: N processes of one thread, gradients averaged in shared memory.

On a CPU that is shared with other work one process with N threads loses more than half of its time
at oneDNN's barriers; N processes meet once a step. With CUDA there is one process.

    def work(replica): ...            # build the model with the same seed everywhere, then loop
    launch(work, world=2)

Each replica calls `replica.average(parameters, values)` after backward(); afterwards all hold the
same gradients, so the same optimiser steps keep the weights equal without ever sending them.
"""

import os
import signal
from dataclasses import dataclass

import torch
import torch.multiprocessing as mp

VALUES = 8


@dataclass
class Replica:
    """One process of the group; `rank` 0 saves and reports."""

    rank: int
    world: int
    device: torch.device
    buffers: list
    values: torch.Tensor
    barrier: object
    turn: int = 0

    @property
    def leads(self) -> bool:
        return self.rank == 0

    def average(self, parameters: list[torch.nn.Parameter], values: list[float]) -> list[float]:
        """Averages `.grad` in place over all replicas; returns the mean of up to eight numbers.

        Two buffers take turns: nobody can write into one that a slower replica still reads.
        """
        if self.world == 1:
            return list(values)
        buffer = self.buffers[self.turn]
        offset = 0
        for parameter in parameters:
            piece = buffer[self.rank, offset : offset + parameter.numel()]
            if parameter.grad is None:
                piece.zero_()
            else:
                piece.copy_(parameter.grad.reshape(-1))
            offset += parameter.numel()
        self.values[self.turn, self.rank, : len(values)] = torch.tensor(values, dtype=torch.float64)
        self.barrier.wait()
        mean = buffer.mean(0)
        offset = 0
        for parameter in parameters:
            piece = mean[offset : offset + parameter.numel()].view(parameter.shape)
            if parameter.grad is None:
                parameter.grad = piece.clone()
            else:
                parameter.grad.copy_(piece)
            offset += parameter.numel()
        result = self.values[self.turn].mean(0)[: len(values)].tolist()
        self.turn ^= 1
        return result


def launch(work, world: int, parameters: int) -> None:
    """Runs `work(replica)` in `world` processes and waits; `parameters` is how many weights are averaged."""
    torch.set_num_threads(1)
    if torch.cuda.is_available():
        torch.set_num_threads(8)
        work(Replica(0, 1, torch.device("cuda"), [], torch.zeros(0), None))
        return
    context = mp.get_context("fork")
    buffers = [torch.zeros(world, parameters).share_memory_() for _ in range(2)]
    values = torch.zeros(2, world, VALUES, dtype=torch.float64).share_memory_()
    barrier = context.Barrier(world)
    replicas = [Replica(r, world, torch.device("cpu"), buffers, values, barrier) for r in range(world)]
    others = [context.Process(target=_in_own_session, args=(work, replica), daemon=True) for replica in replicas[1:]]
    for process in others:
        process.start()
    signal.signal(signal.SIGTERM, lambda *_: _stop(others))
    work(replicas[0])
    for process in others:
        process.join(timeout=60)


def _in_own_session(work, replica: Replica) -> None:
    """Linux shares the CPU between sessions first; two replicas of one session would get one share."""
    os.setsid()
    work(replica)


def _stop(others: list) -> None:
    for process in others:
        process.terminate()
    os._exit(143)
