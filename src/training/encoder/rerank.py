"""The reranker: the question's pieces read a candidate sentence and the one before it, through attention.

Sentences meet the question only as keys and values (as in MORES, Gao et al. 2020, "Modularized Transfomer-based Ranking
Framework"), and these are the states of the late interaction, made once when an article is opened: so ten candidates
cost a few milliseconds. With projections of its own the reranker knew the questions that it was fitted on by heart in
three passes, and was worse on others (held articles: 60 after three passes, 51 after six; 62 without).
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

    def __init__(self, rate: float):
        super().__init__()
        self.rate = rate
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

        self.start()

    def start(self) -> None:
        """Lets attention begin as the late interaction's alignment, and the score as its mix with the dual encoder."""
        with torch.no_grad():
            for block in self.blocks:
                block.read_query.weight.copy_(2 * torch.eye(READ_WIDTH))
            self.direct.weight.copy_(torch.tensor([[0.0, 10.0, 0.0, 15.0], [3.0, 5.0, 6.0, 5.0]]))

    def forward(self, question_states, asked, piece_features, pair_features, own, own_present, before, before_present):
        """question_states [n, a, READ_WIDTH]; own and before [n, b, READ_WIDTH]."""
        x = (question_states + self.piece_features(piece_features)).float()
        present = torch.cat([torch.ones_like(own_present[:, :1]), own_present, before_present], 1)

        def rows(part: int) -> torch.Tensor:
            here = slice(part * READ_WIDTH, (part + 1) * READ_WIDTH)
            nothing = self.nothing[here].to(own.dtype).expand(len(own), 1, -1)
            return torch.cat([nothing, own, before + self.before[here].to(own.dtype)], 1)

        for number, block in enumerate(self.blocks):
            x = block(x, asked, rows(2 * number), rows(2 * number + 1), present, self.rate)
        normed = self.norm(x)
        share = self.share(normed).float().masked_fill(~asked[..., None], -1e9).softmax(1).to(x.dtype)
        pooled = (normed * share).sum(1)
        hidden = F.relu(self.hidden(torch.cat([pooled, pair_features.to(pooled.dtype)], -1)))
        return (self.outputs(dropout(hidden, self.rate, self.training)) + self.direct(pair_features)).float()
