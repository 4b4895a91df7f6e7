"""Writes the fitted weights as int8 for Node: python3 export.py BASE WEIGHTS OUT "how they were made".

The file: a 32-bit length, that many bytes of JSON (what was made how, the word pieces' scores, and the tensors with
their offsets from the end of the JSON), then the tensors. Matrices are stored output by output, each row as int8 with
a float32 scale; the embeddings a row a piece; vectors are float32.
"""
import json
import struct
import sys

import numpy as np
import torch

from base import read_base
from model import Encoder
from pieces import Pieces

ALIGNMENT = 16


class Tensors:
    def __init__(self):
        self.listed, self.data = [], bytearray()

    def add(self, name: str, values: np.ndarray) -> None:
        self.data += b"\0" * (-len(self.data) % ALIGNMENT)
        kind = {"int8": "int8", "float32": "float32"}[str(values.dtype)]
        self.listed.append({"name": name, "type": kind, "shape": list(values.shape), "offset": len(self.data)})
        self.data += np.ascontiguousarray(values).tobytes()

    def add_vector(self, name: str, values: torch.Tensor) -> None:
        self.add(name, values.detach().float().numpy())

    def add_rows(self, name: str, rows: torch.Tensor, bias: torch.Tensor | None = None) -> None:
        """A matrix whose rows are quantised; for a linear map a row is an output."""
        codes, scales = quantized(rows)
        self.add(name, codes)
        self.add(f"{name}.scales", scales)
        if bias is not None:
            self.add_vector(f"{name}.bias", bias)


def quantized(rows: torch.Tensor) -> tuple[np.ndarray, np.ndarray]:
    values = rows.detach().float().numpy()
    scales = np.maximum(np.abs(values).max(1), 1e-12) / 127
    return np.rint(values / scales[:, None]).astype(np.int8), scales.astype(np.float32)


def collect(model: Encoder) -> Tensors:
    out = Tensors()
    out.add_rows("embeddings", model.embeddings)
    out.add_vector("positions", model.positions)
    for name, layer in (("lower", model.lower), ("upper", model.upper)):
        for norm in ("attention_scale", "attention_shift", "forward_scale", "forward_shift"):
            out.add_vector(f"{name}.{norm}", getattr(layer, norm))
        for part in ("qkv", "output", "inner", "outer", "widen"):
            if getattr(layer, part) is not None:
                out.add_rows(f"{name}.{part}", getattr(layer, part).T, getattr(layer, f"{part}_bias"))
    out.add_rows("sentence_pool", model.sentence_pool.T, model.sentence_bias)
    out.add_rows("question_pool", model.question_pool.T, model.question_bias)
    out.add_rows("token", model.token.T, torch.zeros(model.token.shape[1]))
    out.add_vector("token_weight", model.token_weight)
    for name, module in model.reranker.named_modules():
        if isinstance(module, torch.nn.LayerNorm):
            out.add_vector(f"reranker.{name}.scale", module.weight)
            out.add_vector(f"reranker.{name}.shift", module.bias)
        elif isinstance(module, torch.nn.Linear) and min(module.weight.shape) >= 8 and module.weight.shape[1] % 8 == 0:
            out.add_rows(f"reranker.{name}", module.weight, module.bias)
        elif isinstance(module, torch.nn.Linear):
            # Small ones stay exact; they are not worth the kernel.
            out.add_vector(f"reranker.{name}", module.weight)
            out.add_vector(f"reranker.{name}.bias", module.bias)
    out.add_vector("reranker.before", model.reranker.before)
    out.add_vector("reranker.nothing", model.reranker.nothing)
    return out


def main():
    base, weights, target, made = sys.argv[1:5]
    model = Encoder(read_base(base))
    model.load_state_dict(torch.load(weights))
    tokenizer = Pieces(f"{base}/vocab.json")
    tensors = collect(model)
    write(target, {"made": made, "pieces": tokenizer.vocabulary, "scores": tokenizer.scores}, tensors)


def write(target: str, header: dict, tensors: Tensors) -> None:
    text = json.dumps({**header, "tensors": tensors.listed}, ensure_ascii=False, separators=(",", ":")).encode()
    text += b" " * (-(len(text) + 4) % ALIGNMENT)
    with open(target, "wb") as file:
        file.write(struct.pack("<I", len(text)) + text + tensors.data)
    print(f"{target}: {(4 + len(text) + len(tensors.data)) / 1e6:.2f} MB")


if __name__ == "__main__":
    main()
