"""The reader: question and sentence, piece by piece, through small transformer layers; where does the answer stand?

It reads what both layers of the shipped encoder make of a piece, and is told whether a piece is in the other text too (as
the exact match of DrQA, Chen et al. 2017).
"""
import torch
import torch.nn as nn
import torch.nn.functional as F

from fast_dropout import dropout
from rerank import linear

STATE_WIDTH = 512
WIDTH = 192
INNER = 384
HEADS = 4
LAYERS = 3
OUTPUTS = 3  # logits of where the answer starts, ends, and goes on


class ReaderLayer(nn.Module):
    def __init__(self):
        super().__init__()
        self.attention_norm, self.forward_norm = (nn.LayerNorm(WIDTH, eps=1e-6) for _ in range(2))
        self.qkv = linear(WIDTH, 3 * WIDTH)
        self.output = linear(WIDTH, WIDTH, 0.5)
        self.inner = linear(WIDTH, INNER)
        self.outer = linear(INNER, WIDTH, 0.5)

    def forward(self, x, hidden, rate):
        size = WIDTH // HEADS
        heads = self.qkv(self.attention_norm(x)).unflatten(-1, (3, HEADS, size)).permute(2, 0, 3, 1, 4)
        logits = ((heads[0] * size**-0.5) @ heads[1].transpose(-1, -2)).float()
        shares = dropout(logits.masked_fill(hidden, -1e9).softmax(-1).to(heads.dtype), rate, self.training)
        mixed = self.output((shares @ heads[2]).transpose(1, 2).flatten(-2))
        x = x + dropout(mixed, rate, self.training)
        inner = dropout(F.relu(self.inner(self.forward_norm(x))), rate, self.training)
        return x + dropout(self.outer(inner), rate, self.training)


class Reader(nn.Module):
    def __init__(self, rate: float):
        super().__init__()
        self.rate = rate
        self.project = linear(2 * STATE_WIDTH, WIDTH)
        # A piece of the question or of the sentence, which the other has not or has.
        self.kinds = nn.Parameter(0.02 * torch.randn(4, WIDTH))
        self.layers = nn.ModuleList([ReaderLayer() for _ in range(LAYERS)])
        self.norm = nn.LayerNorm(WIDTH, eps=1e-6)
        self.outputs = linear(WIDTH, OUTPUTS, 0.1)

    def forward(self, states, present, kinds):
        """states [n, pieces, 2 * STATE_WIDTH], present and kinds [n, pieces]; logits [n, pieces, OUTPUTS]."""
        with torch.autocast("cpu", dtype=torch.bfloat16):
            normed = F.layer_norm(states.float().unflatten(-1, (2, STATE_WIDTH)), (STATE_WIDTH,), eps=1e-6).flatten(-2)
            x = self.project(dropout(normed, self.rate / 2, self.training)).float() + self.kinds[kinds]
            for layer in self.layers:
                x = layer(x, ~present[:, None, None, :], self.rate).float()
            return self.outputs(self.norm(x)).float()
