"""The encoder: a dual encoder and a late interaction over the same two transformer layers."""
import math

import torch
import torch.nn as nn
import torch.nn.functional as F

from fast_dropout import dropout as drop
from rerank import READ_WIDTH, Reranker

WIDTH = 512
TOKEN_WIDTH = READ_WIDTH
HEADS = 4
LONGEST = 96  # word pieces a text; 99 in 100 news sentences have fewer


class Layer(nn.Module):
    """A pre-norm transformer layer with the base weights' shapes; the lower one widens 256 to 512."""

    def __init__(self, base: dict, number: int, width: int):
        super().__init__()

        def take(ending: str) -> nn.Parameter:
            (name,) = [name for name in base if f"Layer_{number}/" in name and name.endswith(ending)]
            return nn.Parameter(base[name].squeeze().clone())

        norm = "layer_prepostprocess/layer_norm/layer_norm_{}/ConcatPartitions/concat"
        self.width = width
        self.attention_scale = take("TransformerLayer/" + norm.format("scale"))
        self.attention_shift = take("TransformerLayer/" + norm.format("bias"))
        self.qkv = take("qkv_transform_single/kernel/part_0")
        self.qkv_bias = take("qkv_transform_single/bias/ConcatPartitions/concat")
        self.output = take("output_transform_single/kernel/part_0")
        self.output_bias = take("output_transform_single/bias/ConcatPartitions/concat")
        self.forward_scale = take("FFN/" + norm.format("scale"))
        self.forward_shift = take("FFN/" + norm.format("bias"))
        self.inner = take("FFN/conv1/Tensordot/Reshape_1")
        self.inner_bias = take("FFN/conv1/bias/ConcatPartitions/concat")
        self.outer = take("FFN/conv2/Tensordot/Reshape_1")
        self.outer_bias = take("FFN/conv2/bias/ConcatPartitions/concat")
        self.widen = take("dense/kernel/ConcatPartitions/concat") if width != WIDTH else None
        self.widen_bias = take("dense/bias/ConcatPartitions/concat") if width != WIDTH else None

    def forward(self, x: torch.Tensor, hidden: torch.Tensor, dropout: float) -> torch.Tensor:
        size = self.width // HEADS
        normed = F.layer_norm(x, (self.width,), self.attention_scale, self.attention_shift, 1e-6)
        heads = (normed @ self.qkv + self.qkv_bias).unflatten(-1, (3, HEADS, size)).permute(2, 0, 3, 1, 4)
        scores = (heads[0] * size**-0.5) @ heads[1].transpose(-1, -2)
        attention = scores.float().masked_fill(hidden, -1e9).softmax(-1)
        attention = drop(attention.to(heads.dtype), dropout, self.training)
        mixed = (attention @ heads[2]).transpose(1, 2).flatten(-2) @ self.output + self.output_bias
        kept = x if self.widen is None else x @ self.widen + self.widen_bias
        y = kept + drop(mixed, dropout, self.training)
        normed = F.layer_norm(y, (WIDTH,), self.forward_scale, self.forward_shift, 1e-6)
        inner = F.relu(normed @ self.inner + self.inner_bias)
        return y + drop(inner @ self.outer + self.outer_bias, dropout, self.training)


class Encoder(nn.Module):
    """Turns word pieces into one vector a text and one 128-dimensional state a piece."""

    def __init__(self, base: dict, dropout: float = 0.1, piece_dropout: float = 0.05):
        super().__init__()
        self.dropout, self.piece_dropout = dropout, piece_dropout
        self.embeddings = nn.Parameter(base["module/Embeddings_en"].clone())
        (signal,) = [value for name, value in base.items() if "TimingSignal/ExpandDims_1" in name]
        angles = torch.arange(LONGEST).float()[:, None] * signal
        self.register_buffer("positions", torch.cat([angles.sin(), angles.cos()], 1), persistent=False)
        self.lower = Layer(base, 0, 256)
        self.upper = Layer(base, 1, WIDTH)
        weights = base["module/Encoder_en/hidden_layers/tanh_layer_0/weights"]
        bias = base["module/Encoder_en/hidden_layers/tanh_layer_0/bias"]
        self.sentence_pool, self.sentence_bias = nn.Parameter(weights.clone()), nn.Parameter(bias.clone())
        self.question_pool, self.question_bias = nn.Parameter(weights.clone()), nn.Parameter(bias.clone())
        self.token = nn.Parameter(nn.init.orthogonal_(torch.empty(TOKEN_WIDTH, WIDTH)).T.contiguous())
        self.token_weight = nn.Parameter(torch.zeros(WIDTH))
        self.dual_temperature = nn.Parameter(torch.tensor(math.log(15.0)))
        self.interaction_temperature = nn.Parameter(torch.tensor(math.log(20.0)))
        self.reranker = Reranker(dropout)

    def states(self, pieces: torch.Tensor, present: torch.Tensor) -> torch.Tensor:
        return self.layer_states(pieces, present)[1]

    def layer_states(self, pieces: torch.Tensor, present: torch.Tensor) -> tuple[torch.Tensor, torch.Tensor]:
        """States of the pieces after the lower layer, and after both."""
        hidden = ~present[:, None, None, :]
        embedded = self.embeddings[pieces]
        if self.training:
            embedded = embedded * (torch.rand(pieces.shape) >= self.piece_dropout)[..., None]
        # Twice the embedding plus the timing signal is what the base model was trained with.
        x = 2 * embedded * present[..., None] + self.positions[: pieces.shape[1]]
        lower = self.lower(x, hidden, 0.0)
        return lower, self.upper(lower, hidden, self.dropout)

    def freeze(self, embeddings: bool, lower: bool) -> None:
        """Keeps the embeddings or the lower layer as they are, or lets them learn."""
        self.embeddings.requires_grad_(not embeddings)
        self.lower.requires_grad_(not lower)

    def pool(self, states: torch.Tensor, present: torch.Tensor, question: bool) -> torch.Tensor:
        count = present.sum(1, keepdim=True).clamp(min=1)
        mean = (states * present[..., None]).sum(1) / count
        weights, bias = (
            (self.question_pool, self.question_bias) if question else (self.sentence_pool, self.sentence_bias)
        )
        return F.normalize(torch.tanh(mean @ weights + bias).float(), dim=-1)

    def tokens(self, states: torch.Tensor) -> tuple[torch.Tensor, torch.Tensor, torch.Tensor]:
        """Piece states for the interaction (of length 1) and for the reranker (as they are), and question weights."""
        normed = F.layer_norm(states.float(), (WIDTH,), eps=1e-6)
        read = (normed @ self.token).float()
        return F.normalize(read, dim=-1), read, (normed @ self.token_weight).float()


def alike(question: torch.Tensor, sentences: torch.Tensor, present: torch.Tensor) -> torch.Tensor:
    """Best cosine of each question piece among the pieces of each sentence: [questions, pieces, sentences]."""
    count, length, width = question.shape
    flat = question.reshape(count * length, width) @ sentences.flatten(0, 1).T
    return flat.view(count, length, *sentences.shape[:2]).masked_fill(~present, -1.0).amax(-1)


def interact(best: torch.Tensor, weights: torch.Tensor, asked: torch.Tensor) -> torch.Tensor:
    """Mean of the best cosines, weighted by the softmax of the question pieces' weights: [questions, sentences]."""
    share = weights.masked_fill(~asked, -1e9).softmax(-1)
    return (best * share[..., None]).sum(1)


def pad(sequences: list[list[int]]) -> tuple[torch.Tensor, torch.Tensor]:
    length = max(1, max(len(sequence) for sequence in sequences))
    pieces = torch.zeros(len(sequences), length, dtype=torch.long)
    present = torch.zeros(len(sequences), length, dtype=torch.bool)
    for row, sequence in enumerate(sequences):
        pieces[row, : len(sequence)] = torch.tensor(sequence, dtype=torch.long)
        present[row, : len(sequence)] = True
    return pieces, present
