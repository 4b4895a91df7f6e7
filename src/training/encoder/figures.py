"""Prints the figures of the model card: python3 figures.py BASE DATA WEIGHTS

On the articles of news-train that are held for the ranker, and on news; with the weights as fitted (float32) and as
shipped (int8).
"""
import sys

import torch

from base import read_base
from data import read_articles
from evaluate import evaluate
from export import quantized
from model import Encoder
from pieces import Pieces
from split import is_held_for_ranking


@torch.no_grad()
def round_to_int8(model: Encoder) -> None:
    """What export.py stores: rows of outputs, or of the embeddings, with a scale each."""
    for name, parameter in model.named_parameters():
        if parameter.dim() != 2 or min(parameter.shape) < 8:
            continue
        by_rows = name == "embeddings" or name.startswith("reranker")
        codes, scales = quantized(parameter if by_rows else parameter.T)
        rounded = torch.tensor(codes).float() * torch.tensor(scales)[:, None]
        parameter.copy_(rounded if by_rows else rounded.T)


def main():
    base, data, weights = sys.argv[1:4]
    torch.set_num_threads(1)
    tokenizer = Pieces(f"{base}/vocab.json")
    held = [a for a in read_articles(f"{data}/news-train.jsonl", tokenizer) if is_held_for_ranking(a.name)]
    news = read_articles(f"{data}/news.jsonl", tokenizer)
    model = Encoder(read_base(base))
    model.load_state_dict(torch.load(weights))
    print("float32\nheld\n" + evaluate(model, held, tokenizer) + "\nnews\n" + evaluate(model, news, tokenizer))
    round_to_int8(model)
    print("int8\nheld\n" + evaluate(model, held, tokenizer) + "\nnews\n" + evaluate(model, news, tokenizer))


if __name__ == "__main__":
    main()
