"""Fits the dual encoder and the late interaction on the articles that the split leaves to the encoder.

python3 train_encoder.py BASE DATA OUT [--without FOLD]

The embeddings and the lower layer stay as they are: fine-tuned with the rest, and with dropout in them, they made held
articles worse (mixed score 57 instead of 61 after two epochs).
"""
import argparse
import copy
import random
import time

import torch

from base import read_base
from data import question_pieces, read_articles, read_fitted_and_held, roughen
from evaluate import evaluate
from model import Encoder
from pieces import Pieces
from scoring import encode, score

ARTICLES_A_STEP = 4
FOLDS = 2


def listwise(logits, gold, left_out):
    logits = logits.masked_fill(left_out, -1e9)
    return (logits.logsumexp(1) - logits.masked_fill(~gold, -1e9).logsumexp(1)).sum()


def article_loss(model, questions, asked, sentences):
    """Which of the article's sentences answers: a softmax over all of them, for each scorer."""
    scored = score(asked, sentences)
    gold, left_out = torch.zeros(scored.dual.shape, dtype=torch.bool), torch.zeros(scored.dual.shape, dtype=torch.bool)
    for row, question in enumerate(questions):
        gold[row, question.gold] = True
        left_out[row, [at for at in question.right if at not in question.gold]] = True
    return listwise(scored.dual * model.dual_temperature.exp(), gold, left_out) + listwise(
        scored.late * model.interaction_temperature.exp(), gold, left_out
    )


def step_loss(model, batch, tokenizer, chance):
    questions = [[q for q in article.questions if q.answerable] for article in batch]
    texts = [roughen(q.text, chance) for some in questions for q in some]
    asked = encode(model, [question_pieces(tokenizer, text) for text in texts], True)
    sentences = encode(model, [pieces for article in batch for pieces in article.pieces], False)
    loss, first_question, first_sentence = 0.0, 0, 0
    for article, some in zip(batch, questions):
        end_question, end_sentence = first_question + len(some), first_sentence + len(article.pieces)
        own = sentences.rows(first_sentence, end_sentence)
        loss = loss + article_loss(model, some, asked.rows(first_question, end_question), own)
        first_question, first_sentence = end_question, end_sentence
    return loss / len(texts)


def groups(model, options):
    """What is learnt: the upper layer and the pools that are fine-tuned, and what is new and may learn faster."""
    new = {"token", "token_weight", "dual_temperature", "interaction_temperature"}
    learnt = [(name, p) for name, p in model.named_parameters() if p.requires_grad and not name.startswith("reranker")]
    return [
        {"params": [p for name, p in learnt if name in new], "top": options.new_rate},
        {"params": [p for name, p in learnt if name not in new], "top": options.rate},
    ]


def follow(average, model, keep):
    with torch.no_grad():
        for mean, now in zip(average.parameters(), model.parameters()):
            mean.lerp_(now, 1 - keep)


def read_options():
    parser = argparse.ArgumentParser()
    parser.add_argument("base")
    parser.add_argument("data")
    parser.add_argument("out")
    parser.add_argument("--epochs", type=int, default=6)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--rate", type=float, default=3e-4)
    parser.add_argument("--new-rate", type=float, default=1e-3)
    parser.add_argument("--dropout", type=float, default=0.1)
    parser.add_argument("--piece-dropout", type=float, default=0.03)
    parser.add_argument("--without", type=int, help="leave a fold of the articles out, for fitting the reranker")
    parser.add_argument("--every", type=int, default=2)
    return parser.parse_args()


def main():
    options = read_options()
    print(options)
    torch.set_num_threads(1)
    torch.manual_seed(options.seed)
    chance = random.Random(options.seed)
    tokenizer = Pieces(f"{options.base}/vocab.json")
    fitted, held = read_fitted_and_held(options.data, tokenizer)
    if options.without is not None:
        fitted = [article for at, article in enumerate(fitted) if at % FOLDS != options.without]
    print(len(fitted), "articles to fit on,", len(held), "held", flush=True)
    model = Encoder(read_base(options.base), options.dropout, options.piece_dropout)
    model.freeze_lower()
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
            loss = step_loss(model, fitted[start : start + ARTICLES_A_STEP], tokenizer, chance)
            optimizer.zero_grad()
            loss.backward()
            torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
            optimizer.step()
            step += 1
            losses.append(float(loss))
            follow(average, model, min(0.98, step / (step + 10)))
        print(f"epoch {epoch} {time.time() - started:.0f} s loss {sum(losses) / len(losses):.3f}", flush=True)
        if epoch % options.every == options.every - 1 or epoch == options.epochs - 1:
            torch.save(average.state_dict(), options.out)
            if options.without is None:
                print(evaluate(average, held, tokenizer), flush=True)
    if options.without is not None:
        return
    news = read_articles(f"{options.data}/news.jsonl", tokenizer)
    print("news\n" + evaluate(average, news, tokenizer))


if __name__ == "__main__":
    main()
