"""The text encoder: transformers' CLIPTextModel, small, taught to read captions before any picture is painted.

    python text.py --work DIR --steps 900

The renderer knows what each caption says. So the encoder learns by itself, in minutes, to put family,
colours, materials and light where a linear map finds them, to give other wordings of the same scene
the same place, and to ignore words that say nothing about it. The UNet then never has to learn
English from noise. Writes DIR/text_encoder/.
"""

import argparse
import time
from pathlib import Path

import numpy as np
import torch
import torch.nn.functional as F
from torch import nn
from transformers import CLIPTextConfig, CLIPTextModel

from captions import SLOTS, caption, unwanted
from scenes.families import choose
from tokenizer import LENGTH, Encoder, load

WIDTH = 128


def build(work: Path) -> CLIPTextModel:
    tokenizer = load(work)
    return CLIPTextModel(
        CLIPTextConfig(
            vocab_size=len(tokenizer),
            hidden_size=WIDTH,
            intermediate_size=4 * WIDTH,
            num_hidden_layers=3,
            num_attention_heads=4,
            max_position_embeddings=LENGTH,
            projection_dim=WIDTH,
            hidden_act="quick_gelu",
            bos_token_id=tokenizer.bos_token_id,
            eos_token_id=tokenizer.eos_token_id,
            pad_token_id=tokenizer.eos_token_id,
        )
    )


def restore(work: Path) -> CLIPTextModel:
    return CLIPTextModel.from_pretrained(work / "text_encoder").eval()


class Reader(nn.Module):
    """Names each slot of a caption from the mean of its states; class 0 is "does not say"."""

    def __init__(self):
        super().__init__()
        self.heads = nn.ModuleDict({slot: nn.Linear(WIDTH, len(values) + 1) for slot, values in SLOTS.items()})

    def forward(self, states: torch.Tensor) -> dict[str, torch.Tensor]:
        """States [n, length, width] to scores [n, values + 1] for each slot."""
        mean = states.mean(1)
        return {slot: head(mean) for slot, head in self.heads.items()}


def labels(said: list[dict[str, str]]) -> dict[str, torch.Tensor]:
    return {
        slot: torch.tensor([values.index(s[slot]) + 1 if slot in s else 0 for s in said])
        for slot, values in SLOTS.items()
    }


def draw(random: np.random.Generator, count: int) -> tuple[list[str], list[dict[str, str]]]:
    """Captions and what they say; a few are lists of unwanted things, or empty, and say nothing."""
    texts, said = [], []
    for _ in range(count):
        dice = random.random()
        text, says = (
            (unwanted(random), {}) if dice < 0.04 else ("", {}) if dice < 0.05 else caption(choose(random), random)
        )
        texts.append(text)
        said.append(says)
    return texts, said


@torch.no_grad()
def accuracy(model, reader, encode, count: int = 800) -> dict[str, float]:
    """Share of unseen captions whose slot is read rightly, where the caption says it."""
    texts, said = draw(np.random.default_rng(999), count)
    scores = reader(model(torch.from_numpy(encode(texts))).last_hidden_state)
    truth = labels(said)
    return {s: float((scores[s].argmax(1) == truth[s])[truth[s] > 0].float().mean()) for s in SLOTS}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--work", type=Path, required=True)
    parser.add_argument("--steps", type=int, default=900)
    parser.add_argument("--batch", type=int, default=64)
    parser.add_argument("--rate", type=float, default=2e-3)
    arguments = parser.parse_args()
    torch.set_num_threads(1)
    torch.manual_seed(2)
    random = np.random.default_rng(2)
    encode = Encoder(arguments.work)
    model, reader = build(arguments.work), Reader()
    with torch.no_grad():
        model.text_model.embeddings.token_embedding.weight.normal_(std=0.1)
    parameters = [*model.parameters(), *reader.parameters()]
    optimizer = torch.optim.AdamW(parameters, arguments.rate, betas=(0.9, 0.98), weight_decay=0.01)
    schedule = torch.optim.lr_scheduler.OneCycleLR(optimizer, arguments.rate, arguments.steps, pct_start=0.08)
    began = time.time()
    for step in range(1, arguments.steps + 1):
        texts, said = draw(random, arguments.batch)
        with torch.autocast("cpu", torch.bfloat16):
            states = model(torch.from_numpy(encode(texts))).last_hidden_state
        scores, truth = reader(states.float()), labels(said)
        loss = sum(F.cross_entropy(scores[slot], truth[slot]) for slot in SLOTS)
        optimizer.zero_grad()
        loss.backward()
        torch.nn.utils.clip_grad_norm_(parameters, 1.0)
        optimizer.step()
        schedule.step()
        if step % 50 == 0:
            print(f"text step {step} loss {loss.item():.3f} {step / (time.time() - began):.1f} steps/s", flush=True)
    model.eval()
    print({slot: round(value, 3) for slot, value in accuracy(model, reader, encode).items()})
    model.save_pretrained(arguments.work / "text_encoder")
    torch.save(reader.state_dict(), arguments.work / "reader.pt")


if __name__ == "__main__":
    main()
