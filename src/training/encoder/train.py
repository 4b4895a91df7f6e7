"""Fits encoder and reranker together on the articles that the split leaves to the encoder.

python3 train.py BASE DATA OUT [--epochs 8] [--seed 1] ...
"""
import argparse
import copy
import random
import time

import torch
import torch.nn.functional as F

from base import read_base
from data import Article, question_pieces, read_articles, roughen
from evaluate import evaluate
from model import Encoder
from pieces import Pieces
from scoring import encode, rerank, score
from split import is_held_for_ranking

ARTICLES_A_STEP = 4
HARD_NEGATIVES = 6
RERANKED_A_STEP = 24


def lay_out(batch: list[Article]):
    """Sentences of several articles in one row: the questions' gold, what is left out, and each sentence's forerunner."""
    count = sum(len(article.sentences) for article in batch)
    questions, gold_rows, hidden_rows, before = [], [], [], []
    first = 0
    for article in batch:
        size = len(article.sentences)
        before += [-1] + list(range(first, first + size - 1))
        for question in article.questions:
            gold, hidden = torch.zeros(count, dtype=torch.bool), torch.ones(count, dtype=torch.bool)
            hidden[first : first + size] = False
            gold[[first + at for at in question.gold]] = True
            hidden[[first + at for at in question.right if at not in question.gold]] = True
            questions.append(question)
            gold_rows.append(gold)
            hidden_rows.append(hidden)
        first += size
    return questions, torch.stack(gold_rows), torch.stack(hidden_rows), torch.tensor(before)


def listwise(logits, gold):
    return (logits.logsumexp(1) - logits.masked_fill(~gold, -1e9).logsumexp(1)).mean()


def choose_pairs(scored, gold):
    """Each question's gold sentences and those that look most like an answer but are none, one block a question."""
    wrong = (scored.dual + 2 * scored.late).detach().masked_fill(scored.hidden | gold, -1e9)
    hard = wrong.topk(HARD_NEGATIVES, 1).indices
    first_gold = (gold.float() + 1e-3 * torch.rand(gold.shape)).argmax(1, keepdim=True)
    answerable = gold.any(1)
    first = torch.where(answerable[:, None], first_gold, wrong.topk(HARD_NEGATIVES + 1, 1).indices[:, -1:])
    candidates = torch.cat([first, hard], 1)
    asked = torch.arange(len(gold))[:, None].expand_as(candidates)
    return torch.stack([asked, candidates], 2), answerable


def step_loss(model, batch, tokenizer, chance, options):
    questions, gold, hidden, before = lay_out(batch)
    asked = encode(model, [question_pieces(tokenizer, roughen(q.text, chance)) for q in questions], True)
    sentences = encode(model, [pieces for article in batch for pieces in article.pieces], False)
    scored = score(asked, sentences, hidden)
    has = gold.any(1)
    retrieval = sum(
        listwise((values * temperature.exp()).masked_fill(hidden, -1e9)[has], gold[has])
        for values, temperature in (
            (scored.dual, model.dual_temperature),
            (scored.late, model.interaction_temperature),
        )
    )
    if options.rerank_weight == 0:
        return retrieval, torch.zeros(())
    pairs, answerable = choose_pairs(scored, gold)
    some = torch.randperm(len(questions))[:RERANKED_A_STEP]
    pairs, answerable = pairs[some], answerable[some]
    outputs = rerank(model, asked, sentences, scored, before, pairs.flatten(0, 1)).unflatten(0, pairs.shape[:2])
    is_gold = torch.zeros(outputs.shape[:2], dtype=torch.bool)
    is_gold[answerable, 0] = True
    choice = listwise(outputs[answerable, :, 0], is_gold[answerable])
    # Half of the weight on the right sentence, so that "no" is not the answer to everything.
    weight = torch.where(is_gold, torch.tensor(3.0), torch.tensor(1.0))
    answers = F.binary_cross_entropy_with_logits(outputs[..., 1], is_gold.float(), weight)
    return retrieval, options.rerank_weight * (choice + 0.5 * answers)


def groups(model, options):
    new = {"token", "token_weight", "dual_temperature", "interaction_temperature", "reranker"}
    rates = {"embeddings": options.rate * options.embedding_share, "lower": options.rate * options.lower_share}
    by_rate = {}
    for name, parameter in model.named_parameters():
        top = name.split(".")[0]
        by_rate.setdefault(options.new_rate if top in new else rates.get(top, options.rate), []).append(parameter)
    return [{"params": parameters, "lr": rate, "top": rate} for rate, parameters in by_rate.items()]


def follow(average, model, keep):
    with torch.no_grad():
        for mean, now in zip(average.parameters(), model.parameters()):
            mean.lerp_(now, 1 - keep)


def read_options():
    parser = argparse.ArgumentParser()
    parser.add_argument("base")
    parser.add_argument("data")
    parser.add_argument("out")
    parser.add_argument("--epochs", type=int, default=8)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--rate", type=float, default=3e-4)
    parser.add_argument("--new-rate", type=float, default=1e-3)
    parser.add_argument("--lower-share", type=float, default=0.33)
    parser.add_argument("--embedding-share", type=float, default=0.1)
    parser.add_argument("--dropout", type=float, default=0.1)
    parser.add_argument("--piece-dropout", type=float, default=0.05)
    parser.add_argument("--rerank-weight", type=float, default=1.0)
    parser.add_argument("--squad", action="store_true")
    parser.add_argument("--every", type=int, default=2)
    return parser.parse_args()


def main():
    options = read_options()
    print(options)
    torch.set_num_threads(1)
    torch.manual_seed(options.seed)
    chance = random.Random(options.seed)
    tokenizer = Pieces(f"{options.base}/vocab.json")
    articles = read_articles(f"{options.data}/news-train.jsonl", tokenizer)
    fitted = [article for article in articles if not is_held_for_ranking(article.name)]
    held = [article for article in articles if is_held_for_ranking(article.name)]
    if options.squad:
        squad = read_articles(f"{options.data}/squad.jsonl", tokenizer)
        fitted += [article for article in squad if not is_held_for_ranking(article.name)]
    print(len(fitted), "articles to fit on,", len(held), "held", flush=True)
    model = Encoder(read_base(options.base), options.dropout, options.piece_dropout)
    optimizer = torch.optim.AdamW(groups(model, options), weight_decay=0.01)
    average = copy.deepcopy(model)
    steps_an_epoch = len(fitted) // ARTICLES_A_STEP
    step, started = 0, time.time()
    for epoch in range(options.epochs):
        chance.shuffle(fitted)
        losses = []
        for start in range(0, steps_an_epoch * ARTICLES_A_STEP, ARTICLES_A_STEP):
            model.train()
            for group in optimizer.param_groups:
                left = max(0.02, 1 - step / (steps_an_epoch * options.epochs))
                group["lr"] = group["top"] * min(1.0, (step + 1) / 40) * left
            parts = step_loss(model, fitted[start : start + ARTICLES_A_STEP], tokenizer, chance, options)
            optimizer.zero_grad()
            sum(parts).backward()
            torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
            optimizer.step()
            step += 1
            losses.append([float(part) for part in parts])
            follow(average, model, min(0.99, step / (step + 10)))
        means = [f"{sum(column) / len(column):.3f}" for column in zip(*losses)]
        print(f"epoch {epoch} {time.time() - started:.0f} s loss {means}", flush=True)
        if epoch % options.every == options.every - 1 or epoch == options.epochs - 1:
            print(evaluate(average, held, tokenizer), flush=True)
            torch.save(average.state_dict(), options.out)
    news = read_articles(f"{options.data}/news.jsonl", tokenizer)
    print("news\n" + evaluate(average, news, tokenizer))


if __name__ == "__main__":
    main()
