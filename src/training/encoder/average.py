"""The mean of several fitted weights: python3 average.py OUT WEIGHTS...

Of weights that were fitted on from the same ones, apart from each other, the mean is often better than each (model soups,
Wortsman et al. 2022, arXiv:2203.05482).
"""
import sys

import torch


def main():
    out, *files = sys.argv[1:]
    fitted = [torch.load(file) for file in files]
    torch.save({name: sum(weights[name] for weights in fitted) / len(fitted) for name in fitted[0]}, out)


if __name__ == "__main__":
    main()
