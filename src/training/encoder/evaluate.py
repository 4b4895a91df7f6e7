"""Figures of an encoder: BM25, dual, late interaction, their mix, and the reranker over the ten best of the mix."""
import numpy as np
import torch

from data import Article, question_pieces
from measure import auroc, bm25, normalized, shares_right, show
from scoring import encode, rerank, score

CANDIDATES = 10


@torch.no_grad()
def score_article(model, article: Article, tokenizer) -> dict[str, list[np.ndarray]]:
    """Per question a row of scores over the sentences, by the name of the scorer."""
    model.eval()
    asked = encode(model, [question_pieces(tokenizer, q.text) for q in article.questions], True)
    sentences = encode(model, article.pieces, False)
    scored = score(asked, sentences)
    lexical = bm25(article)
    dual, late = list(scored.dual.numpy()), list(scored.late.numpy())
    mixed = [0.1 * b + d + late_row for b, d, late_row in zip(normalized(lexical), dual, late)]
    top = [np.argsort(-row, kind="stable")[:CANDIDATES] for row in mixed]
    pairs = torch.tensor([(row, int(at)) for row, chosen in enumerate(top) for at in chosen])
    outputs = rerank(model, asked, sentences, scored, pairs).numpy()
    reranked, answers, together, start = [], [], [], 0
    for row, chosen in enumerate(top):
        part = outputs[start : start + len(chosen)]
        start += len(chosen)
        for rows, values in ((reranked, part[:, 0]), (answers, part[:, 1]), (together, part[:, 0] + 10 * mixed[row][chosen])):
            full = np.full(len(article.sentences), -1e9)
            full[chosen] = values
            rows.append(full)
    return {"bm25": lexical, "dual": dual, "late": late, "mixed": mixed, "rerank": reranked, "answers": answers, "rerank+mixed": together}


def evaluate(model, articles: list[Article], tokenizer) -> str:
    scored = [score_article(model, article, tokenizer) for article in articles]
    lines = [f"  {name:13s}" + show(shares_right(articles, [one[name] for one in scored])) for name in scored[0]]
    best = [(q, row.max()) for article, one in zip(articles, scored) for q, row in zip(article.questions, one["answers"])]
    answerable = [value for question, value in best if question.answerable]
    near = [value for question, value in best if question.kind == "unanswerable-near"]
    if near:
        lines.append(f"  AUROC near misses {auroc(answerable, near):.3f}")
    return "\n".join(lines)
