"""Fits the dual encoder and the late interaction on the articles that the split leaves to the encoder.

python3 train_encoder.py BASE DATA OUT [--without FOLD] [--start WEIGHTS --lower-rate RATE --embedding-rate RATE]

First with the embeddings and the lower layer as they are: fine-tuned from the start, at a higher rate and with dropout in
them, they made held articles worse. Then, from the weights of that, with the lower layer learning slowly as well, and last
with the embeddings more slowly still.
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
ACROSS, ACROSS_EVERY = 0.3, 4  # share of the softmax over all the step's articles in the loss; for each fourth question
FOLDS = 2


def listwise(logits, gold, left_out):
    logits = logits.masked_fill(left_out, -1e9)
    return (logits.logsumexp(1) - logits.masked_fill(~gold, -1e9).logsumexp(1)).sum()


def choice_loss(model, questions, asked, sentences, starts):
    """A softmax over the sentences, for each scorer; `starts` says where each question's article begins among them."""
    scored = score(asked, sentences)
    gold, left_out = torch.zeros(scored.dual.shape, dtype=torch.bool), torch.zeros(scored.dual.shape, dtype=torch.bool)
    for row, (question, start) in enumerate(zip(questions, starts)):
        gold[row, [start + at for at in question.gold]] = True
        left_out[row, [start + at for at in question.right if at not in question.gold]] = True
    return listwise(scored.dual * model.dual_temperature.exp(), gold, left_out) + listwise(
        scored.late * model.interaction_temperature.exp(), gold, left_out
    )


def step_loss(model, batch, tokenizer, chance):
    """Which sentence answers: of the question's article, and for some questions of all the step's articles.

    The second makes scores comparable between questions: what another article says should score low.
    """
    questions = [q for article in batch for q in article.questions if q.answerable]
    asked = encode(model, [question_pieces(tokenizer, roughen(q.text, chance)) for q in questions], True)
    sentences = encode(model, [pieces for article in batch for pieces in article.pieces], False)
    within, starts, first = 0.0, [], 0
    for article in batch:
        own = [q for q in article.questions if q.answerable]
        rows, last = slice(len(starts), len(starts) + len(own)), first + len(article.pieces)
        within = within + choice_loss(model, own, asked.pick(rows), sentences.pick(slice(first, last)), [0] * len(own))
        starts += [first] * len(own)
        first = last
    some = list(range(chance.randrange(ACROSS_EVERY), len(questions), ACROSS_EVERY))
    across = choice_loss(model, [questions[at] for at in some], asked.pick(some), sentences, [starts[at] for at in some])
    return (1 - ACROSS) * within / len(questions) + ACROSS * across / len(some)


def groups(model, options):
    """What is learnt: layers and pools that are fine-tuned, the lower layer slowly, and what is new and may learn faster."""
    new = {"token", "token_weight", "dual_temperature", "interaction_temperature"}

    def rate_of(name):
        if name in new:
            return options.new_rate
        if name == "embeddings":
            return options.embedding_rate
        return options.lower_rate if name.startswith("lower.") else options.rate

    learnt = [(name, p) for name, p in model.named_parameters() if p.requires_grad and not name.startswith("reranker.")]
    return [{"params": [p], "top": rate_of(name)} for name, p in learnt]


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
    parser.add_argument("--start", help="weights to go on from, instead of the base weights")
    parser.add_argument("--lower-rate", type=float, default=0.0, help="0 leaves the lower layer as it is")
    parser.add_argument("--embedding-rate", type=float, default=0.0, help="0 leaves the embeddings as they are")
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
    if options.start is not None:
        model.load_state_dict(torch.load(options.start))
    model.freeze(embeddings=options.embedding_rate == 0, lower=options.lower_rate == 0)
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
