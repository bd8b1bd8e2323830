"""Writes the fixed vectors of this folder: weights, inputs, outputs and input gradients of PyTorch's and torchvision's own blocks.

Run once, with PyTorch 1.13 and torchvision 0.14; the files are kept. Each is a dictionary for torch.save:
"weights.*" under the names that the blocks have here, "input.*", "output", and "gradient" (of the sum of squares of the output, with respect to the first input).
"""
import copy
import os
import sys
from collections import OrderedDict
from functools import partial

import torch
from torch import nn
from torchvision.models.resnet import Bottleneck
from torchvision.models.vision_transformer import EncoderBlock, VisionTransformer, interpolate_embeddings

folder = sys.argv[1] if len(sys.argv) > 1 else os.path.dirname(os.path.abspath(__file__))


def randomise(module):
    """Every parameter and buffer away from its symmetric start, so that no mistake hides behind a zero or a one."""
    with torch.no_grad():
        for name, tensor in list(module.named_parameters()) + list(module.named_buffers()):
            if name.endswith("running_var"):
                tensor.uniform_(0.5, 2)
            elif tensor.is_floating_point():
                tensor.uniform_(-0.5, 0.5)
    return module


def save(name, module, inputs, forward, rename=lambda key: key):
    inputs = OrderedDict(inputs)
    first = next(iter(inputs.values())).requires_grad_()
    weights = {"weights." + rename(key): value.clone() for key, value in module.state_dict().items()}
    output = forward(*inputs.values())
    (gradient,) = torch.autograd.grad(output.square().sum(), [first])
    vectors = {**weights, **{"input." + key: value.detach() for key, value in inputs.items()}, "output": output.detach(), "gradient": gradient}
    torch.save(vectors, os.path.join(folder, name + ".pth"))


def post_norm(key):
    for old, new in [("self_attn", "self_attention"), ("norm1", "ln_1"), ("norm2", "ln_2"), ("linear1", "mlp.0"), ("linear2", "mlp.3")]:
        key = key.replace(old, new)
    return key


def cross_modal(width, heads):
    """B.2's block from PyTorch's parts: one normalisation for both inputs, residual sums, a feed-forward part of four times the width."""
    return randomise(nn.ModuleDict({
        "inputNorm": nn.LayerNorm(width), "attention": nn.MultiheadAttention(width, heads, batch_first=True), "feedForwardNorm": nn.LayerNorm(width),
        "feedForward": nn.Sequential(nn.Linear(width, 4 * width), nn.GELU(), nn.Dropout(0), nn.Linear(4 * width, width), nn.Dropout(0))}))


def run_cross_modal(block, query, memory, missing):
    normed = block["inputNorm"](memory)
    attended = query + block["attention"](block["inputNorm"](query), normed, normed, key_padding_mask=missing)[0]
    return attended + block["feedForward"](block["feedForwardNorm"](attended))


torch.manual_seed(20)
missing = torch.tensor([[False, True, False, False, True], [False, False, False, True, False]])

attention = randomise(nn.MultiheadAttention(8, 2, batch_first=True))
save("self-attention", attention, [("tokens", torch.randn(2, 5, 8))], lambda x: attention(x, x, x)[0])
save("masked-attention", attention, [("query", torch.randn(2, 3, 8)), ("memory", torch.randn(2, 5, 8)), ("missing", missing)],
     lambda q, m, gone: attention(q, m, m, key_padding_mask=gone)[0])
save("single-key-attention", attention, [("query", torch.randn(2, 3, 8)), ("memory", torch.randn(2, 1, 8))], lambda q, m: attention(q, m, m)[0])

pre = randomise(EncoderBlock(2, 8, 16, 0.0, 0.0, partial(nn.LayerNorm, eps=1e-6)))
save("pre-norm-block", pre, [("tokens", torch.randn(2, 5, 8))], pre)
post = randomise(nn.TransformerEncoderLayer(8, 2, 32, dropout=0.0, activation="gelu", batch_first=True))
save("post-norm-block", post, [("tokens", torch.randn(2, 5, 8))], post, post_norm)

cross = cross_modal(8, 2)
save("cross-modal-block", cross, [("query", torch.randn(2, 3, 8)), ("memory", torch.randn(2, 5, 8)), ("missing", missing)], partial(run_cross_modal, cross))

for name, channels, stride in [("bottleneck", 8, 1), ("bottleneck-stride", 6, 2)]:
    shortcut = None if stride == 1 else nn.Sequential(nn.Conv2d(channels, 8, 1, stride, bias=False), nn.BatchNorm2d(8))
    evaluated = randomise(Bottleneck(channels, 2, stride, shortcut)).eval()
    save(name, evaluated, [("maps", torch.randn(2, channels, 5, 5))], evaluated)
    trained = copy.deepcopy(evaluated).train()
    save(name + "-training", trained, [("maps", torch.randn(2, channels, 5, 5))], trained)

vit = randomise(VisionTransformer(224, 16, 2, 2, 8, 16, num_classes=3))
small = VisionTransformer(48, 16, 2, 2, 8, 16, num_classes=3)
small.load_state_dict(interpolate_embeddings(48, 16, OrderedDict((key, value.clone()) for key, value in vit.state_dict().items())))
small.heads = nn.Identity()
vit.heads = nn.Identity()
save("vision-transformer-48", vit, [("video", torch.randn(1, 3, 48, 48))], small.eval())
