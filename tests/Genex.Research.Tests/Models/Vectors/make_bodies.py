"""Whole bodies of torchvision on weights that a formula gives, so that only the features need keeping.

Run with a Python that has torch and torchvision: python3 make_bodies.py
Writes bodies.json: features of vit_b_16 at 224 and 112 pixels and of resnet50 at 224, the first 64 values and the norm of each.
"""
import json
import os

import numpy as np
import torch
import torchvision
from torchvision.models.vision_transformer import interpolate_embeddings


def uniform(name, count):
    """Values in [-0.5, 0.5): SplitMix64 of a number that the name's characters give, plus the place."""
    seed = 0
    for character in name:
        seed = (seed * 31 + ord(character)) % (1 << 32)
    with np.errstate(over="ignore"):
        state = (np.arange(count, dtype=np.uint64) + np.uint64(seed)) * np.uint64(0x9E3779B97F4A7C15)
        state = (state ^ (state >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
        state = (state ^ (state >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
        state = state ^ (state >> np.uint64(31))
    return ((state >> np.uint64(40)).astype(np.float64) / (1 << 24) - 0.5).astype(np.float32)


def value(name, shape):
    """Small weights; means and variances of batch normalisation near 0 and 1, scales near 1 (0.25 in the last of a bottleneck)."""
    drawn = torch.from_numpy(uniform(name, int(np.prod(shape))).copy()).reshape(shape)
    if name.endswith("running_var"):
        return 1 + drawn
    if len(shape) == 1 and name.endswith("weight"):
        return (0.25 if ".bn3." in name else 1) * (1 + drawn / 2)
    if len(shape) < 2:
        return drawn / 5
    fan = int(np.prod(shape[1:])) if len(shape) != 3 else 768
    return drawn * 3 / fan ** 0.5


def fill(body):
    state = {name: value(name, tuple(old.shape)) if old.dtype == torch.float32 else old for name, old in body.state_dict().items()}
    body.load_state_dict(state)
    return body.eval()


def video(side):
    return torch.from_numpy(4 * uniform("video", 3 * side * side)).reshape(1, 3, side, side)


vit = fill(torchvision.models.vit_b_16(weights=None))
vit.heads = torch.nn.Identity()
resnet = fill(torchvision.models.resnet50(weights=None))
resnet.fc = torch.nn.Identity()
small = torchvision.models.vit_b_16(weights=None, image_size=112)
small.heads = torch.nn.Identity()
small.load_state_dict(interpolate_embeddings(112, 16, vit.state_dict()))
with torch.no_grad():
    features = {"vit_b_16-224": vit(video(224)), "vit_b_16-112": small.eval()(video(112)), "resnet50-224": resnet(video(224))}
place = os.path.join(os.path.dirname(os.path.abspath(__file__)), "bodies.json")
with open(place, "w") as file:
    json.dump({name: {"norm": float(found.double().norm()), "first": [float(one) for one in found[0, :64]]} for name, found in features.items()}, file, indent=1)
for name, found in features.items():
    print(name, tuple(found.shape), float(found.norm()), float(found.std()))
