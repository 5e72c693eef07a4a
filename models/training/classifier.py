"""A small judge: names the family of a picture, and gives features to compare sets of pictures by.

    python classifier.py --work DIR

Learns from the renderer's labels on thumbnails of 64x64, so that pictures of any size can be judged.
Writes DIR/classifier.pt and prints how often it is right on renders that it never saw.
"""

import argparse
import json
from pathlib import Path

import numpy as np
import torch
import torch.nn.functional as F
from torch import nn

from scenes.families import NAMES

SIDE = 64
FEATURES = 96


def thumbnails(pictures: np.ndarray) -> torch.Tensor:
    """uint8 [n, S, S, 3], S a multiple of 64, to float [n, 3, 64, 64] in -1..1, by averaging."""
    count, size = pictures.shape[:2]
    k = size // SIDE
    means = pictures.reshape(count, SIDE, k, SIDE, k, 3).mean((2, 4), dtype=np.float32)
    return torch.from_numpy(means / 127.5 - 1).permute(0, 3, 1, 2).contiguous()


class Classifier(nn.Module):
    def __init__(self):
        super().__init__()
        layer = lambda i, o, s: [nn.Conv2d(i, o, 3, s, 1, bias=False), nn.BatchNorm2d(o), nn.ReLU()]  # noqa: E731
        self.body = nn.Sequential(
            *layer(3, 24, 2), *layer(24, 48, 2), *layer(48, 64, 1), *layer(64, 96, 2), *layer(96, FEATURES, 1)
        )
        self.head = nn.Linear(FEATURES, len(NAMES))

    def features(self, thumbs: torch.Tensor) -> torch.Tensor:
        """[n, 96]"""
        return self.body(thumbs).mean((2, 3))

    def forward(self, thumbs: torch.Tensor) -> torch.Tensor:
        return self.head(F.dropout(self.features(thumbs), 0.2, self.training))


def restore(work: Path) -> Classifier:
    model = Classifier()
    model.load_state_dict(torch.load(work / "classifier.pt", map_location="cpu"))
    return model.eval()


@torch.no_grad()
def judge(model: Classifier, pictures: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Family numbers [n] and features [n, 96]."""
    features = model.features(thumbnails(pictures))
    return model.head(features).argmax(1).numpy(), features.numpy()


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--work", type=Path, required=True)
    parser.add_argument("--epochs", type=int, default=8)
    arguments = parser.parse_args()
    torch.set_num_threads(1)
    torch.manual_seed(4)
    inputs, labels = [], []
    for shard in sorted((arguments.work / "scenes").glob("128-*")):
        inputs.append(thumbnails(np.load(shard / "pictures.npy", mmap_mode="r")[:]))
        labels += [NAMES.index(s["family"]) for s in json.loads((shard / "scenes.json").read_text())]
    inputs, labels = torch.cat(inputs), torch.tensor(labels)
    train = len(inputs) - min(1000, len(inputs) // 10)
    model = Classifier()
    optimizer = torch.optim.AdamW(model.parameters(), 3e-3, weight_decay=0.02)
    steps = arguments.epochs * (train // 128 + 1)
    schedule = torch.optim.lr_scheduler.OneCycleLR(optimizer, 3e-3, steps)
    for epoch in range(arguments.epochs):
        model.train()
        for rows in torch.randperm(train).split(128):
            thumbs = inputs[rows]
            thumbs = thumbs.flip(3) if torch.rand(1) < 0.5 else thumbs
            # Painted pictures are softer than renders; family must not hang on sharpness.
            thumbs = F.avg_pool2d(thumbs, 3, 1, 1) if torch.rand(1) < 0.3 else thumbs
            loss = F.cross_entropy(model(thumbs), labels[rows])
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
            schedule.step()
        model.eval()
        with torch.no_grad():
            right = (model(inputs[train:]).argmax(1) == labels[train:]).float().mean()
        print(f"classifier epoch {epoch + 1}: {right:.3f} of unseen renders named rightly", flush=True)
    torch.save(model.state_dict(), arguments.work / "classifier.pt")


if __name__ == "__main__":
    main()
