"""Share of answerable questions whose best sentence is right, by kind; BM25 to compare and to mix with."""
import math
import re
from collections import Counter

import numpy as np

STOP = set(
    "a an the of in on at to for from by with and or is are was were be been do does did has have had what who whom "
    "whose which when where why how that this these those it its as about their his her they he she you i me my we "
    "our there any some into than then so not no s t".split()
)


def stem(word: str) -> str:
    for ending in ("ingly", "edly", "ing", "ies", "ied", "ed", "es", "ly", "s"):
        if word.endswith(ending) and len(word) - len(ending) >= 3:
            word = word[: -len(ending)]
            break
    return word[:-1] if len(word) > 4 and word[-1] in "ey" else word


def terms(text: str) -> list[str]:
    return [stem(word) for word in re.findall(r"[^\W_]+", text.lower()) if word not in STOP]


def bm25(article) -> list[np.ndarray]:
    """BM25 (k1 1.2, b 0.75) of each question's terms over the article's sentences."""
    bags = [Counter(terms(sentence)) for sentence in article.sentences]
    sizes = np.array([sum(bag.values()) for bag in bags], float)
    norm = 1.2 * (0.25 + 0.75 * sizes / max(1.0, sizes.mean()))
    rows = []
    for question in article.questions:
        scores = np.zeros(len(bags))
        for term in terms(question.text):
            counts = np.array([bag[term] for bag in bags], float)
            holding = np.count_nonzero(counts)
            if holding:
                rarity = math.log(1 + (len(bags) - holding + 0.5) / (holding + 0.5))
                scores += rarity * counts * 2.2 / (counts + norm)
        rows.append(scores)
    return rows


def shares_right(articles, scores) -> dict[str, tuple[float, int]]:
    """Per kind, and over all: percent of answerable questions with the highest score on a right sentence."""
    hits: dict[str, list[bool]] = {"all": []}
    for article, rows in zip(articles, scores):
        for question, row in zip(article.questions, rows):
            if question.answerable:
                hit = bool(np.ptp(row) > 0) and int(np.argmax(row)) in question.right
                hits["all"].append(hit)
                hits.setdefault(question.kind, []).append(hit)
    return {kind: (100 * float(np.mean(found)), len(found)) for kind, found in hits.items()}


def auroc(positive, negative) -> float:
    """Chance that a positive scores above a negative (Mann and Whitney's U)."""
    positive, negative = np.array(positive), np.array(negative)
    above = (positive[:, None] > negative[None]).mean() + 0.5 * (positive[:, None] == negative[None]).mean()
    return float(above)


def show(shares: dict[str, tuple[float, int]]) -> str:
    return " ".join(f"{kind} {share:.1f}" for kind, (share, _) in sorted(shares.items()))


def normalized(rows: list[np.ndarray]) -> list[np.ndarray]:
    return [row / (row.max() + 1e-9) for row in rows]
