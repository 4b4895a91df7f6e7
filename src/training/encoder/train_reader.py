"""Fits the reader on states of questions and sentences that the shipped encoder makes once.

python3 train_reader.py BASE DATA ENCODER OUT

DATA is what export-answers.ts wrote, ENCODER a model file of export.py; OUT gets a model file of the reader alone, as int8.
"""
import argparse
import collections
import copy
import json
import random
import re
import time
import unicodedata
from dataclasses import dataclass

import torch
import torch.nn.functional as F

from data import question_pieces, roughen
from export import Tensors, write
from model import LONGEST, pad
from pieces import STRAIGHT, Pieces
from reader import STATE_WIDTH, Reader
from shipped import load_shipped

LONGEST_QUESTION = 48
LONGEST_SPAN = 24
TYPED = 3  # ways in which each question is typed: as it is, and roughened
AT_ONCE = 64


@dataclass
class Sentence:
    pieces: list[int]
    first: list[int]  # first piece of each token, -1 where it has none
    last: list[int]
    states: torch.Tensor | None = None


@dataclass
class Example:
    sentence: Sentence
    tokens: list[str]
    answers: list[tuple[int, int]]
    gold: list[str]
    typed: list[list[int]]
    states: list[torch.Tensor]


@dataclass
class Batch:
    """Question and sentence in one row; the sentence starts at `at`."""

    states: torch.Tensor  # [examples, pieces, 2 * STATE_WIDTH]
    present: torch.Tensor
    kinds: torch.Tensor
    may_start: torch.Tensor
    may_end: torch.Tensor
    start: torch.Tensor
    end: torch.Tensor
    inside: torch.Tensor
    at: int


def place(tokenizer: Pieces, tokens: list[str]) -> Sentence:
    """The pieces of a sentence, and which of them are whose tokens'."""
    marked, owners = "▁", [-1]
    for number, token in enumerate(tokens):
        if token.startswith(" "):
            marked, owners = marked + "▁", owners + [-1]
        text = re.sub(r"\s+", "▁", unicodedata.normalize("NFKC", token).translate(STRAIGHT).strip())
        marked, owners = marked + text, owners + [number] * len(text)
    sentence = Sentence([], [-1] * len(tokens), [-1] * len(tokens))
    at = 0
    for piece, length in tokenizer.split(marked):
        for owner in owners[at : at + length]:
            if owner >= 0 and len(sentence.pieces) < LONGEST:
                if sentence.first[owner] < 0:
                    sentence.first[owner] = len(sentence.pieces)
                sentence.last[owner] = len(sentence.pieces)
        at += length
        sentence.pieces.append(piece)
    sentence.pieces = sentence.pieces[:LONGEST] or [0]
    return sentence


def read_examples(file: str, tokenizer: Pieces, typed: int, chance: random.Random) -> list[Example]:
    sentences, examples = {}, []
    for line in open(file, encoding="utf-8"):
        row = json.loads(line)
        tokens = row["tokens"]
        key = "\t".join(tokens)
        sentence = sentences.get(key) or sentences.setdefault(key, place(tokenizer, tokens))
        placed = [(sentence.first[start], sentence.last[end]) for start, end in row["answers"]]
        answers = [(start, end) for start, end in placed if start >= 0 and end >= 0]
        texts = [row["question"]] + [roughen(row["question"], chance) for _ in range(typed - 1)]
        pieces = [question_pieces(tokenizer, text)[:LONGEST_QUESTION] for text in texts]
        examples.append(Example(sentence, tokens, answers, row["gold"], pieces, []))
    return [example for example in examples if example.answers]


@torch.no_grad()
def add_states(model, examples: list[Example]) -> None:
    sentences = list({id(example.sentence): example.sentence for example in examples}.values())
    for sentence, states in zip(sentences, both_layers(model, [sentence.pieces for sentence in sentences])):
        sentence.states = states
    states = iter(both_layers(model, [pieces for example in examples for pieces in example.typed]))
    for example in examples:
        example.states = [next(states) for _ in example.typed]


def both_layers(model, texts: list[list[int]]) -> list[torch.Tensor]:
    """States after the lower and after both layers, side by side."""
    found = [None] * len(texts)
    order = sorted(range(len(texts)), key=lambda at: len(texts[at]))
    for begin in range(0, len(order), AT_ONCE):
        some = order[begin : begin + AT_ONCE]
        pieces, present = pad([texts[at] for at in some])
        with torch.autocast("cpu", dtype=torch.bfloat16):
            states = torch.cat(model.layer_states(pieces, present), -1).bfloat16()
        for row, at in enumerate(some):
            found[at] = states[row, : len(texts[at])].clone()
    return found


def make_batch(examples: list[Example], letters: list[int], chance: random.Random | None) -> Batch:
    ways = [chance.randrange(len(example.typed)) if chance else 0 for example in examples]
    asked = [example.typed[way] for example, way in zip(examples, ways)]
    at = max(map(len, asked))
    shape = (len(examples), at + max(len(example.sentence.pieces) for example in examples))
    states = torch.zeros(*shape, 2 * STATE_WIDTH, dtype=torch.bfloat16)
    kinds = torch.zeros(shape, dtype=torch.long)
    present, may_start, may_end, start, end, inside = (torch.zeros(shape, dtype=torch.bool) for _ in range(6))
    for row, (example, way, question) in enumerate(zip(examples, ways, asked)):
        sentence = example.sentence
        here = slice(at, at + len(sentence.pieces))
        states[row, : len(question)], states[row, here] = example.states[way], sentence.states
        present[row, : len(question)] = present[row, here] = True
        in_question, in_sentence = ({letters[piece] for piece in pieces} for pieces in (question, sentence.pieces))
        kinds[row, : len(question)] = torch.tensor([int(letters[piece] in in_sentence) for piece in question])
        kinds[row, here] = torch.tensor([2 + int(letters[piece] in in_question) for piece in sentence.pieces])
        may_start[row, [at + piece for piece in sentence.first if piece >= 0]] = True
        may_end[row, [at + piece for piece in sentence.last if piece >= 0]] = True
        for first, last in example.answers:
            start[row, at + first] = end[row, at + last] = True
            inside[row, at + first : at + last + 1] = True
    return Batch(states, present, kinds, may_start, may_end, start, end, inside, at)


def loss_of(model: Reader, batch: Batch) -> torch.Tensor:
    start, end, inside = model(batch.states, batch.present, batch.kinds).unbind(-1)
    read = batch.kinds.ge(2) & batch.present
    within = F.binary_cross_entropy_with_logits(inside[read], batch.inside[read].float())
    return one_of(start, batch.may_start, batch.start) + one_of(end, batch.may_end, batch.end) + within


def one_of(logits: torch.Tensor, may: torch.Tensor, right: torch.Tensor) -> torch.Tensor:
    """Cross entropy of any of the right pieces among those that may be chosen."""
    logits = logits.masked_fill(~may, -1e9)
    return (logits.logsumexp(-1) - logits.masked_fill(~right, -1e9).logsumexp(-1)).mean()


@torch.no_grad()
def evaluate(model: Reader, examples: list[Example], letters: list[int]) -> str:
    """F1 and exact matches of the likeliest spans, in per cent, without the articles."""
    model.eval()
    f1 = exact = 0.0
    order = sorted(examples, key=lambda example: len(example.sentence.pieces))
    for begin in range(0, len(order), AT_ONCE):
        some = order[begin : begin + AT_ONCE]
        batch = make_batch(some, letters, None)
        start, end, _ = model(batch.states, batch.present, batch.kinds).unbind(-1)
        for example, starts, ends in zip(some, start[:, batch.at :], end[:, batch.at :]):
            text = "".join(best_span(example, starts.tolist(), ends.tolist()))
            f1 += max(overlap(text, gold) for gold in example.gold)
            exact += any(words_of(text) == words_of(gold) for gold in example.gold)
    return f"{100 * f1 / len(examples):.1f}/{100 * exact / len(examples):.1f}"


def best_span(example: Example, starts: list[float], ends: list[float]) -> list[str]:
    tokens, sentence = example.tokens, example.sentence
    is_word = [bool(re.search(r"[\w$%£€]", token)) for token in tokens]
    spans = [
        (starts[sentence.first[first]] + ends[sentence.last[last]], first, last)
        for first in range(len(tokens))
        if is_word[first] and words_of(tokens[first]) and sentence.first[first] >= 0
        for last in range(first, min(len(tokens), first + LONGEST_SPAN))
        if is_word[last] and sentence.last[last] >= 0
    ]
    _, first, last = max(spans, default=(0, 0, 0))
    return tokens[first : last + 1]


def words_of(text: str) -> list[str]:
    return [word for word in re.sub(r"[^\w\s]", "", text.lower()).split() if word not in ("a", "an", "the")]


def overlap(text: str, gold: str) -> float:
    one, other = words_of(text), words_of(gold)
    shared = sum((collections.Counter(one) & collections.Counter(other)).values())
    return 2 * shared / (len(one) + len(other)) if shared else float(one == other)


def letters_of(tokenizer: Pieces) -> list[int]:
    """For each piece, the first one of the same letters, large or small, at the start of a word or not."""
    numbers = {}
    return [numbers.setdefault(piece.lower().replace("▁", ""), at) for at, piece in enumerate(tokenizer.vocabulary)]


def collect(model: Reader) -> Tensors:
    out = Tensors()
    lower, upper = model.project.weight.split(STATE_WIDTH, 1)
    out.add_rows("reader.lower", lower, model.project.bias)
    out.add_rows("reader.upper", upper, torch.zeros_like(model.project.bias))
    out.add_vector("reader.kinds", model.kinds)
    for number, layer in enumerate(model.layers):
        name = f"reader.layers.{number}"
        for norm in ("attention", "forward"):
            out.add_vector(f"{name}.{norm}_scale", getattr(layer, f"{norm}_norm").weight)
            out.add_vector(f"{name}.{norm}_shift", getattr(layer, f"{norm}_norm").bias)
        for part in ("qkv", "output", "inner", "outer"):
            out.add_rows(f"{name}.{part}", getattr(layer, part).weight, getattr(layer, part).bias)
    out.add_vector("reader.norm.scale", model.norm.weight)
    out.add_vector("reader.norm.shift", model.norm.bias)
    out.add_vector("reader.output", model.outputs.weight)
    out.add_vector("reader.output.bias", model.outputs.bias)
    return out


def read_options():
    parser = argparse.ArgumentParser()
    parser.add_argument("base")
    parser.add_argument("data")
    parser.add_argument("encoder")
    parser.add_argument("out")
    parser.add_argument("--epochs", type=int, default=6)
    parser.add_argument("--seed", type=int, default=2)
    parser.add_argument("--rate", type=float, default=6e-4)
    parser.add_argument("--dropout", type=float, default=0.25)
    parser.add_argument("--batch", type=int, default=48)
    parser.add_argument("--most", type=int, help="fit on so many examples only")
    return parser.parse_args()


def main():
    options = read_options()
    print(options, flush=True)
    torch.set_num_threads(1)
    torch.manual_seed(options.seed)
    chance = random.Random(options.seed)
    tokenizer = Pieces(f"{options.base}/vocab.json")
    letters = letters_of(tokenizer)
    encoder = load_shipped(options.base, options.encoder)
    fitted = read_examples(f"{options.data}/fit.jsonl", tokenizer, TYPED, chance)[: options.most]
    held = {name: read_examples(f"{options.data}/{name}.jsonl", tokenizer, 1, chance) for name in ("held", "squad")}
    started = time.time()
    for examples in (fitted, *held.values()):
        add_states(encoder, examples)
    print(f"{len(fitted)} examples prepared in {time.time() - started:.0f} s", flush=True)
    model = Reader(options.dropout)
    average = copy.deepcopy(model)
    optimizer = torch.optim.AdamW(model.parameters(), options.rate, weight_decay=0.05, betas=(0.9, 0.98))
    steps, step = options.epochs * len(fitted) // options.batch, 0
    for epoch in range(options.epochs):
        total, batches = 0.0, batches_of(fitted, options.batch, chance)
        for some in batches:
            model.train()
            optimizer.param_groups[0]["lr"] = options.rate * min(1, (step + 1) / 200) * max(0.02, 1 - step / steps)
            loss = loss_of(model, make_batch(some, letters, chance))
            optimizer.zero_grad()
            loss.backward()
            torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
            optimizer.step()
            step += 1
            total += float(loss)
            with torch.no_grad():
                for mean, now in zip(average.parameters(), model.parameters()):
                    mean.lerp_(now, 1 - min(0.998, step / (step + 10)))
        figures = ", ".join(f"{name} {evaluate(average, examples, letters)}" for name, examples in held.items())
        print(f"epoch {epoch} {time.time() - started:.0f} s loss {total / len(batches):.3f} {figures}", flush=True)
    made = f"train_reader.py, {options.epochs} passes over {len(fitted)} questions, seed {options.seed}"
    write(options.out, {"made": made, "pieces": [], "scores": []}, collect(average))


def batches_of(examples: list[Example], size: int, chance: random.Random) -> list[list[Example]]:
    """Batches of sentences that are about as long as each other, in random order."""
    order = examples[:]
    chance.shuffle(order)
    batches = []
    for begin in range(0, len(order), 40 * size):
        some = sorted(order[begin : begin + 40 * size], key=lambda example: len(example.sentence.pieces))
        batches += [some[at : at + size] for at in range(0, len(some), size)]
    chance.shuffle(batches)
    return batches


if __name__ == "__main__":
    main()
