"""Averages encoders fitted from the same start (a "model soup", Wortsman et al. 2022): python3 average.py OUT FILE..."""
import sys

import torch


def main():
    out, *files = sys.argv[1:]
    loaded = [torch.load(file) for file in files]
    torch.save({name: sum(one[name] for one in loaded) / len(loaded) for name in loaded[0]}, out)


if __name__ == "__main__":
    main()
