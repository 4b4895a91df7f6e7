"""The encoder as it ships: the weights of a model file that export.py wrote, as floats again."""
import json
import math
import struct

import numpy as np
import torch

from base import read_base
from model import Encoder


def load_shipped(base: str, file: str) -> Encoder:
    """The encoder's embeddings and layers; its heads stay as the base weights have them."""
    tensors = read_tensors(file)
    model = Encoder(read_base(base))
    rows = lambda name: tensors[name] * tensors[f"{name}.scales"][:, None]
    with torch.no_grad():
        model.embeddings.copy_(rows("embeddings"))
        for name, layer in (("lower", model.lower), ("upper", model.upper)):
            for norm in ("attention_scale", "attention_shift", "forward_scale", "forward_shift"):
                getattr(layer, norm).copy_(tensors[f"{name}.{norm}"])
            for part in ("qkv", "output", "inner", "outer", "widen"):
                if getattr(layer, part) is not None:
                    getattr(layer, part).copy_(rows(f"{name}.{part}").T)
                    getattr(layer, f"{part}_bias").copy_(tensors[f"{name}.{part}.bias"])
    return model.requires_grad_(False).eval()


def read_tensors(file: str) -> dict[str, torch.Tensor]:
    data = open(file, "rb").read()
    (length,) = struct.unpack("<I", data[:4])
    tensors = {}
    for tensor in json.loads(data[4 : 4 + length])["tensors"]:
        kind = np.int8 if tensor["type"] == "int8" else np.float32
        values = np.frombuffer(data, kind, math.prod(tensor["shape"]), 4 + length + tensor["offset"])
        tensors[tensor["name"]] = torch.tensor(values.astype(np.float32)).reshape(tensor["shape"])
    return tensors
