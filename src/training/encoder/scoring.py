"""Encodes texts in passes of like length, and scores questions against the sentences of their articles."""
from dataclasses import dataclass

import numpy as np
import torch
import torch.nn.functional as F

from model import Encoder, alike, interact, pad

TEXTS_A_PASS = 48


@dataclass
class Encoded:
    """A row a text: unit vectors, unit piece states, piece weights, presence, and what the reranker reads."""

    vectors: torch.Tensor
    tokens: torch.Tensor
    weights: torch.Tensor
    present: torch.Tensor
    read: torch.Tensor  # piece states for the reranker

    def pick(self, rows: slice | list[int]) -> "Encoded":
        return Encoded(*(getattr(self, name)[rows] for name in ("vectors", "tokens", "weights", "present", "read")))


def encode(model: Encoder, sequences: list[list[int]], question: bool) -> Encoded:
    order = np.argsort([len(sequence) for sequence in sequences], kind="stable")
    longest = max(map(len, sequences))
    parts = []
    for start in range(0, len(order), TEXTS_A_PASS):
        pieces, present = pad([sequences[at] for at in order[start : start + TEXTS_A_PASS]])
        with torch.autocast("cpu", torch.bfloat16, enabled=model.training):
            states = model.states(pieces, present)
            vectors = model.pool(states, present, question)
            tokens, read, weights = model.tokens(states)
        grow = longest - pieces.shape[1]
        wide = (0, 0, 0, grow)
        parts.append((vectors, F.pad(tokens, wide), F.pad(weights, (0, grow)), F.pad(present, (0, grow)), F.pad(read, wide)))
    back = torch.tensor(np.argsort(order, kind="stable"))
    return Encoded(*(torch.cat(column)[back] for column in zip(*parts)))


@dataclass
class Scored:
    """Scores of an article's questions against its sentences."""

    dual: torch.Tensor
    late: torch.Tensor
    best: torch.Tensor  # [questions, pieces, sentences]


def score(questions: Encoded, sentences: Encoded) -> Scored:
    best = alike(questions.tokens, sentences.tokens, sentences.present)
    dual = questions.vectors @ sentences.vectors.T
    return Scored(dual, interact(best, questions.weights, questions.present), best)


def rerank(model: Encoder, questions: Encoded, sentences: Encoded, scored: Scored, pairs: torch.Tensor) -> torch.Tensor:
    """[pairs, 2]: score and answers-logit for the rows (question, sentence) of `pairs`, all of one article."""
    asked, candidate = pairs.unbind(1)
    has_earlier = candidate > 0
    earlier = (candidate - 1).clamp(min=0)
    in_own = scored.best[asked, :, candidate]
    in_before = scored.best[asked, :, earlier] * has_earlier[:, None]
    piece_features = torch.stack([in_own, in_before, scored.best.amax(-1)[asked]], -1)
    columns = []
    for values in (scored.dual, scored.late):
        own = values[asked, candidate]
        columns += [own, own - values.amax(1)[asked]]
    with torch.autocast("cpu", torch.bfloat16, enabled=model.training):
        return model.reranker(
            questions.read[asked], questions.present[asked], piece_features, torch.stack(columns, -1),
            sentences.read[candidate], sentences.present[candidate],
            sentences.read[earlier], sentences.present[earlier] & has_earlier[:, None],
        )
