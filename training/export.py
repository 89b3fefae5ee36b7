"""Trained weights → the files that marsad ships.

    PYTHONPATH=src:training python training/export.py OUT/final.pt --relations OUT/relations.npz [--to FOLDER] [--full]

Writes `encoder.onnx` (8-bit weights of the transformer and the word embeddings; the last layer stays in 32 bits, or all
does with `--full`), `heads.npz`, `labels.json`, `tokenizer.json` and `SHA256SUMS`. The graph is written out by hand, so
that nothing hangs on an exporter's version. The numbers in `bias` come from `tune.json` beside this file where it exists.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import tempfile
from pathlib import Path
from typing import Any

import numpy as np
import onnx
import torch
from model import COMMAND, HEADS, LABELS, LAYERS, RE3D, WIDTH, Encoder, layout, model_folder
from onnx import TensorProto, helper, numpy_helper

SHIPPED = Path(__file__).parents[1] / "src/marsad/reader/encoder/model"
TUNED = Path(__file__).parent / "tune.json"
USED_AT_RUN_TIME = ("distance", "pair_out")
ONLY_TRAINED = ("person", "other")  # columns that only help the others learn


class Graph:
    """Nodes and weights of one ONNX graph, added in order."""

    def __init__(self) -> None:
        self.nodes: list[Any] = []
        self.weights: list[Any] = []
        self.count = 0

    def weight(self, name: str, value: Any) -> str:
        """A constant."""
        self.weights.append(numpy_helper.from_array(np.ascontiguousarray(value), name))
        return name

    def add(self, op: str, *inputs: str, outputs: int = 1, name: str = "", **attributes: Any) -> Any:
        """A node; returns the name of its output, or names."""
        self.count += 1
        outs = [f"{name or op}_{self.count}_{k}" for k in range(outputs)]
        self.nodes.append(helper.make_node(op, list(inputs), outs, name=name or f"{op}_{self.count}", **attributes))
        return outs[0] if outputs == 1 else outs

    def linear(self, x: str, module: torch.nn.Linear, name: str) -> str:
        """A matrix product and its bias."""
        weight = self.weight(f"{name}.weight", module.weight.detach().numpy().T)
        product = self.add("MatMul", x, weight, name=name)
        return str(self.add("Add", product, self.weight(f"{name}.bias", module.bias.detach().numpy())))

    def norm(self, x: str, module: torch.nn.LayerNorm, name: str) -> str:
        """A layer normalisation."""
        scale = self.weight(f"{name}.scale", module.weight.detach().numpy())
        shift = self.weight(f"{name}.shift", module.bias.detach().numpy())
        return str(self.add("LayerNormalization", x, scale, shift, axis=-1, epsilon=1e-12))


def graph_of(model: Encoder) -> Any:
    """The network for inputs of one row: ids, shape, quote (1 × n) → columns (1 × n × width)."""
    g = Graph()
    table = {
        name: g.weight(f"{name}.table", module.weight.detach().numpy())
        for name, module in (("ids", model.words), ("shape", model.shape), ("quote", model.quote))
    }
    zero, one = g.weight("zero", np.array([0])), g.weight("one", np.array([1]))
    x = g.add("Gather", table["ids"], "ids", name="words")
    for name in ("shape", "quote"):
        x = g.add("Add", x, g.add("Gather", table[name], name, name=f"embed_{name}"))
    length = g.add("Gather", g.add("Shape", "ids"), one, name="length")
    places = g.add("Slice", g.weight("places", model.places.weight.detach().numpy()), zero, length, zero)
    x = g.norm(g.add("Add", x, places), model.norm, "norm")
    split = g.weight("split", np.array([0, 0, 3, HEADS, WIDTH // HEADS]))
    join = g.weight("join", np.array([0, 0, WIDTH]))
    two = g.weight("two", np.array([2]))
    scale = g.weight("scale", np.array((WIDTH // HEADS) ** -0.5, dtype=np.float32))
    for k in range(LAYERS):
        layer = model.layers[k]
        qkv = g.add("Reshape", g.linear(x, layer.qkv, f"qkv{k}"), split)
        q, key, v = (g.add("Squeeze", part, two) for part in g.add("Split", qkv, outputs=3, axis=2, num_outputs=3))
        q = g.add("Mul", g.add("Transpose", q, perm=[0, 2, 1, 3]), scale)
        score = g.add("MatMul", q, g.add("Transpose", key, perm=[0, 2, 3, 1]), name=f"score{k}")
        mixed = g.add(
            "MatMul", g.add("Softmax", score, axis=-1), g.add("Transpose", v, perm=[0, 2, 1, 3]), name=f"mix{k}"
        )
        mixed = g.add("Reshape", g.add("Transpose", mixed, perm=[0, 2, 1, 3]), join)
        x = g.norm(g.add("Add", x, g.linear(mixed, layer.out, f"out{k}")), layer.norm1, f"norm1_{k}")
        up = g.add("Gelu", g.linear(x, layer.up, f"up{k}"))
        x = g.norm(g.add("Add", x, g.linear(up, layer.down, f"down{k}")), layer.norm2, f"norm2_{k}")
    last = g.linear(x, cut_down(model), "heads")
    g.nodes[-1].output[0] = "columns"
    assert last != "columns"
    inputs = [helper.make_tensor_value_info(n, TensorProto.INT64, [1, "n"]) for n in ("ids", "shape", "quote")]
    width = max(end for _, end in shipped_layout().values())
    outputs = [helper.make_tensor_value_info("columns", TensorProto.FLOAT, [1, "n", width])]
    made = helper.make_graph(g.nodes, "encoder", inputs, outputs, g.weights)
    result = helper.make_model(made, opset_imports=[helper.make_opsetid("", 20)], ir_version=9)
    onnx.checker.check_model(result)
    return result


def shipped_layout() -> dict[str, tuple[int, int]]:
    """`layout` without the columns that are not used when reading."""
    at, out = 0, {}
    for name, (first, last) in layout().items():
        if name not in ONLY_TRAINED:
            out[name] = (at, at + last - first)
            at += last - first
    return out


def cut_down(model: Encoder) -> torch.nn.Linear:
    """The last layer with the columns of `shipped_layout`."""
    rows = torch.cat([torch.arange(*span) for name, span in layout().items() if name not in ONLY_TRAINED])
    small = torch.nn.Linear(WIDTH, len(rows))
    with torch.no_grad():
        small.weight.copy_(model.heads.weight[rows])
        small.bias.copy_(model.heads.bias[rows])
    return small


def shrink(source: Path, target: Path) -> None:
    """8-bit weights; activations are quantised as they come. Attention's products and the last layer stay exact."""
    from onnxruntime.quantization import QuantType, quantize_dynamic

    quantize_dynamic(
        source,
        target,
        weight_type=QuantType.QInt8,
        per_channel=True,
        op_types_to_quantize=["MatMul", "Gather"],
        nodes_to_exclude=["heads", "length", *(f"{n}{k}" for n in ("score", "mix") for k in range(LAYERS))],
    )


def tensors(model: Encoder) -> dict[str, Any]:
    """The small tensors that decoding needs beside the network."""
    found = {}
    for head, crf in model.crf.items():
        if head not in ("content", "source"):
            step, start = crf.scores()
            found[f"{head}.step"], found[f"{head}.start"] = step.detach().numpy(), start.detach().numpy()
    for name, value in model.state_dict().items():
        if name.split(".")[0] in USED_AT_RUN_TIME:
            short = "distance" if name == "distance.weight" else name
            found[short] = value.numpy()
    return found


def export(model: Encoder, folder: Path, relations: Path, version: str, *, full: bool = False) -> None:
    """Write all files of the model into `folder`."""
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as scratch:
        plain = Path(scratch) / "plain.onnx"
        onnx.save(graph_of(model), plain)
        if full:
            (folder / "encoder.onnx").write_bytes(plain.read_bytes())
        else:
            shrink(plain, folder / "encoder.onnx")
    with np.load(relations) as pairs:
        np.savez(folder / "heads.npz", **tensors(model), **pairs)
    labels = {
        "version": version,
        "columns": shipped_layout(),
        "types": {
            "cue": ["cue"],
            "content": ["content"],
            "source": ["source"],
            "re3d": RE3D,
            "command": COMMAND,
            "places": ["Place"],
        },
        "bias": json.loads(TUNED.read_text(encoding="utf-8")) if TUNED.exists() else {},
    }
    assert all(len(LABELS[head]) == 2 * len(types) + 1 for head, types in labels["types"].items())
    (folder / "labels.json").write_text(json.dumps(labels, indent=1) + "\n", encoding="utf-8")
    (folder / "tokenizer.json").write_bytes((model_folder() / "tokenizer.json").read_bytes())
    names = ("encoder.onnx", "heads.npz", "labels.json", "tokenizer.json")
    sums = [f"{hashlib.sha256((folder / n).read_bytes()).hexdigest()}  {n}" for n in names]
    (folder / "SHA256SUMS").write_text("\n".join(sums) + "\n", encoding="utf-8")


def main() -> None:
    """Read the arguments and export."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("weights", type=Path)
    parser.add_argument("--relations", type=Path, required=True, help="written by fit_relations.py")
    parser.add_argument("--to", type=Path, default=SHIPPED)
    parser.add_argument("--version", default="1")
    parser.add_argument("--full", action="store_true")
    args = parser.parse_args()
    model = Encoder(dropout=0.0).eval()
    state = torch.load(args.weights, weights_only=False, map_location="cpu")
    model.load_state_dict(state.get("model", state))
    export(model, args.to, args.relations, args.version, full=args.full)
    for path in sorted(args.to.iterdir()):
        print(f"{path.stat().st_size:>10,}  {path.name}")


if __name__ == "__main__":
    main()
