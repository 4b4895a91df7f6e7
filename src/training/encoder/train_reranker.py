"""Fits the reranker on states of texts that are made once, and kept.

python3 train_reranker.py BASE DATA ENCODER WITHOUT_0 OUT

The encoder knows the questions that it was fitted on by heart (its best sentence is right for nine in ten of them, and
for six in ten of others), so there would be nothing to learn from its states of them. The reranker is therefore fitted on
one fold of the articles, as encoded by an encoder fitted without them (train_encoder.py --without 0). Both start from the
same weights and stay close to each other, so that the reranker reads the states of ENCODER, which ships, as well.

Each question's list is the ten best sentences of the first pass, the gold one put in where it is missing. Two losses:
which of the ten (softmax), and whether any does: a softmax over the ten and "none", where near misses and questions
of other articles have "none".
"""
import argparse
import copy
import random
import time
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch

from base import read_base
from data import Article, Question, question_pieces, read_articles, read_fitted_and_held, roughen
from evaluate import CANDIDATES, evaluate
from measure import bm25, normalized
from model import Encoder
from pieces import Pieces
from rerank import Reranker
from scoring import Encoded, Scored, encode, rerank, score
from train_encoder import FOLDS

NONE_WEIGHT = 3.0  # near misses are one question in eight
STRANGERS = 4  # questions of other articles, an article, and as many on anything


@dataclass
class Prepared:
    """An article's texts as the frozen encoder sees them, and each question's candidates."""

    questions: Encoded
    sentences: Encoded
    scored: Scored
    candidates: torch.Tensor  # [questions, CANDIDATES]
    gold: torch.Tensor  # the same shape


@torch.no_grad()
def prepare(model: Encoder, article: Article, strangers: list[Question], tokenizer, chance) -> Prepared:
    questions = article.questions + strangers
    texts = [roughen(q.text, chance) for q in questions]
    asked = encode(model, [question_pieces(tokenizer, text) for text in texts], True)
    sentences = encode(model, article.pieces, False)
    scored = score(asked, sentences)
    asking = copy.copy(article)
    asking.questions = [Question("", text, "", [], []) for text in texts]
    lexical = torch.tensor(np.stack(normalized(bm25(asking))))
    first_pass = 0.1 * lexical + scored.dual + scored.late
    gold = torch.zeros(first_pass.shape, dtype=torch.bool)
    for row, question in enumerate(article.questions):
        first_pass[row, [at for at in question.right if at not in question.gold]] = -1e9
        gold[row, question.gold] = True
    chosen = first_pass.topk(min(CANDIDATES, len(article.sentences)), 1).indices
    for row, question in enumerate(article.questions):
        if question.gold and not gold[row, chosen[row]].any():
            chosen[row, -1] = question.gold[0]
    asked.read, sentences.read = asked.read.bfloat16(), sentences.read.bfloat16()
    return Prepared(asked, sentences, scored, chosen, gold.gather(1, chosen))


def list_losses(outputs: torch.Tensor, gold: torch.Tensor) -> torch.Tensor:
    has = gold.any(1)
    choice, answers = outputs.unbind(-1)
    which = choice[has].logsumexp(1) - choice[has].masked_fill(~gold[has], -1e9).logsumexp(1)
    with_none = torch.cat([torch.zeros(len(answers), 1), answers], 1)
    target = torch.cat([~has[:, None], gold], 1)
    whether = with_none.logsumexp(1) - with_none.masked_fill(~target, -1e9).logsumexp(1)
    weight = torch.where(has, 1.0, NONE_WEIGHT)
    return which.mean() + (whether * weight).sum() / weight.sum()


def article_loss(model: Encoder, prepared: Prepared) -> torch.Tensor:
    asked = torch.arange(len(prepared.candidates))[:, None].expand_as(prepared.candidates)
    pairs = torch.stack([asked.flatten(), prepared.candidates.flatten()], 1)
    outputs = rerank(model, prepared.questions, prepared.sentences, prepared.scored, pairs)
    return list_losses(outputs.unflatten(0, prepared.candidates.shape), prepared.gold)


def read_options():
    parser = argparse.ArgumentParser()
    parser.add_argument("base")
    parser.add_argument("data")
    parser.add_argument("encoder")
    parser.add_argument("without")
    parser.add_argument("out")
    parser.add_argument("--epochs", type=int, default=2)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--rate", type=float, default=3e-4)
    parser.add_argument("--dropout", type=float, default=0.3)
    return parser.parse_args()


def load_encoder(base: dict, file: str) -> Encoder:
    model = Encoder(base)
    weights = torch.load(file)
    model.load_state_dict({name: w for name, w in weights.items() if not name.startswith("reranker")}, strict=False)
    model.requires_grad_(False)
    return model.eval()


def main():
    options = read_options()
    print(options, flush=True)
    torch.set_num_threads(1)
    torch.manual_seed(options.seed)
    chance = random.Random(options.seed)
    tokenizer = Pieces(f"{options.base}/vocab.json")
    fitted, held = read_fitted_and_held(options.data, tokenizer)
    base = read_base(options.base)
    model = load_encoder(base, options.encoder)
    model.reranker = Reranker(options.dropout)
    started = time.time()
    unseen = load_encoder(base, options.without)
    fitted = [article for at, article in enumerate(fitted) if at % FOLDS == 0]
    small_talk = read_small_talk()
    prepared = [prepare(unseen, article, strangers(fitted, article, small_talk, chance), tokenizer, chance) for article in fitted]
    print(f"prepared in {time.time() - started:.0f} s", flush=True)
    optimizer = torch.optim.AdamW(model.reranker.parameters(), options.rate, weight_decay=0.05)
    average = copy.deepcopy(model)
    steps, step = options.epochs * len(fitted), 0
    for epoch in range(options.epochs):
        order = list(range(len(fitted)))
        chance.shuffle(order)
        total = 0.0
        for at in order:
            model.train()
            optimizer.param_groups[0]["lr"] = options.rate * min(1, (step + 1) / 50) * max(0.02, 1 - step / steps)
            loss = article_loss(model, prepared[at])
            optimizer.zero_grad()
            loss.backward()
            torch.nn.utils.clip_grad_norm_(model.reranker.parameters(), 2.0)
            optimizer.step()
            step += 1
            total += float(loss)
            with torch.no_grad():
                for mean, now in zip(average.reranker.parameters(), model.reranker.parameters()):
                    mean.lerp_(now, 1 - min(0.99, step / (step + 10)))
        print(f"epoch {epoch} {time.time() - started:.0f} s loss {total / len(fitted):.3f}", flush=True)
        print(evaluate(average, held, tokenizer), flush=True)
        torch.save(average.state_dict(), f"{options.out}.{epoch}")
    torch.save(average.state_dict(), options.out)
    news = read_articles(f"{options.data}/news.jsonl", tokenizer)
    print("news\n" + evaluate(average, news, tokenizer))


def strangers(articles: list[Article], own: Article, small_talk: list[str], chance) -> list[Question]:
    others = [chance.choice(articles) for _ in range(STRANGERS)]
    asked = [chance.choice(other.questions) for other in others if other.name != own.name and other.questions]
    return asked + [Question("", text, "", [], []) for text in chance.sample(small_talk, STRANGERS)]


def read_small_talk() -> list[str]:
    """Every other question on anything: the rest are for the confidence of answers (src/training/answers/data.ts)."""
    file = Path(__file__).parents[3] / "data/training/off-topic.txt"
    return file.read_text(encoding="utf-8").splitlines()[::2]


if __name__ == "__main__":
    main()
