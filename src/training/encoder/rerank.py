"""The reranker: the question's pieces read a candidate sentence and the one before it, through attention.

Sentences meet the question only as keys and values, which are made once when an article is opened (as in MORES, Gao
et al. 2020, "Modularized Transfomer-based Ranking Framework"): so ten candidates cost a few milliseconds.
"""
import torch
import torch.nn as nn
import torch.nn.functional as F

from fast_dropout import dropout

READ_WIDTH = 128
READ_HEADS = 4
BLOCKS = 2
PIECE_FEATURES = 3  # best cosine of a question piece in: the candidate, the sentence before it, the whole article
PAIR_FEATURES = 4  # dual and late-interaction score, and how far each is below the article's best


def linear(inside: int, outside: int, gain: float = 1.0) -> nn.Linear:
    layer = nn.Linear(inside, outside)
    nn.init.xavier_uniform_(layer.weight, gain)
    nn.init.zeros_(layer.bias)
    return layer


def attend(q, k, v, present, rate, training):
    """Multi-head attention; q [n, a, d], k and v [n, b, d], present [n, b]."""
    split = lambda x: x.unflatten(-1, (READ_HEADS, -1)).transpose(1, 2)
    logits = (split(q) @ split(k).transpose(-1, -2)).float() * (READ_WIDTH // READ_HEADS) ** -0.5
    shares = logits.masked_fill(~present[:, None, None], -1e9).softmax(-1).to(v.dtype)
    return (dropout(shares, rate, training) @ split(v)).transpose(1, 2).flatten(-2)


class Block(nn.Module):
    def __init__(self):
        super().__init__()
        self.read_norm, self.mix_norm, self.think_norm = (nn.LayerNorm(READ_WIDTH, eps=1e-6) for _ in range(3))
        self.read_query = linear(READ_WIDTH, READ_WIDTH)
        self.read_output = linear(2 * READ_WIDTH, READ_WIDTH, 0.5)
        self.mix = linear(READ_WIDTH, 3 * READ_WIDTH)
        self.mix_output = linear(READ_WIDTH, READ_WIDTH, 0.5)
        self.think = linear(READ_WIDTH, 2 * READ_WIDTH)
        self.think_output = linear(2 * READ_WIDTH, READ_WIDTH, 0.5)

    def forward(self, x, asked, keys, values, present, rate):
        train = self.training
        normed = self.read_norm(x)
        read = attend(self.read_query(normed), keys, values, present, rate, train)
        # The product says where what was read is like what was asked (as in ESIM, Chen et al. 2017).
        x = x + dropout(self.read_output(torch.cat([read, normed * read], -1)), rate, train)
        q, k, v = self.mix(self.mix_norm(x)).chunk(3, -1)
        x = x + dropout(self.mix_output(attend(q, k, v, asked, rate, train)), rate, train)
        return x + dropout(self.think_output(F.relu(self.think(self.think_norm(x)))), rate, train)


class Reranker(nn.Module):
    """Scores a (question, sentence) pair, and says whether the sentence answers (a logit)."""

    def __init__(self, width: int, rate: float):
        super().__init__()
        self.rate = rate
        self.keys_values = linear(width, 2 * BLOCKS * READ_WIDTH)
        self.question = linear(width, READ_WIDTH)
        self.piece_features = linear(PIECE_FEATURES, READ_WIDTH)
        # What is added to the keys and values of the sentence before, and the row to attend to when nothing fits.
        self.before = nn.Parameter(0.02 * torch.randn(2 * BLOCKS * READ_WIDTH))
        self.nothing = nn.Parameter(0.02 * torch.randn(2 * BLOCKS * READ_WIDTH))
        self.blocks = nn.ModuleList([Block() for _ in range(BLOCKS)])
        self.norm = nn.LayerNorm(READ_WIDTH, eps=1e-6)
        self.share = linear(READ_WIDTH, 1)
        self.hidden = linear(READ_WIDTH + PAIR_FEATURES, 64)
        self.outputs = linear(64, 2, 0.1)
        self.direct = linear(PAIR_FEATURES, 2)

    def start_from(self, token: torch.Tensor) -> None:
        """Lets attention begin as the late interaction's alignment, and the score as its mix with the dual encoder."""
        with torch.no_grad():
            self.question.weight.copy_(token.T)
            self.keys_values.weight.copy_(token.T.repeat(2 * BLOCKS, 1))
            for block in self.blocks:
                block.read_query.weight.copy_(2 * torch.eye(READ_WIDTH))
            self.direct.weight.copy_(torch.tensor([[0.0, 10.0, 0.0, 15.0], [3.0, 5.0, 6.0, 5.0]]))

    def prepare(self, states: torch.Tensor) -> torch.Tensor:
        """Keys and values of every block for normalised piece states."""
        return self.keys_values(states)

    def forward(self, question_states, asked, piece_features, pair_features, own, own_present, before, before_present):
        """question_states [n, a, width]; own and before [n, b, 2 * BLOCKS * READ_WIDTH]."""
        x = (self.question(question_states) + self.piece_features(piece_features)).float()
        nothing = self.nothing.to(own.dtype).expand(len(own), 1, -1)
        rows = torch.cat([nothing, own, before + self.before.to(own.dtype)], 1)
        present = torch.cat([torch.ones_like(own_present[:, :1]), own_present, before_present], 1)
        parts = rows.chunk(2 * BLOCKS, -1)
        for number, block in enumerate(self.blocks):
            x = block(x, asked, parts[2 * number], parts[2 * number + 1], present, self.rate)
        normed = self.norm(x)
        share = self.share(normed).float().masked_fill(~asked[..., None], -1e9).softmax(1).to(x.dtype)
        pooled = (normed * share).sum(1)
        hidden = F.relu(self.hidden(torch.cat([pooled, pair_features.to(pooled.dtype)], -1)))
        return (self.outputs(dropout(hidden, self.rate, self.training)) + self.direct(pair_features)).float()
