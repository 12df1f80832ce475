"""Makes ingest/extract/lesson_model.json from the labelled sentences: `python -m data.lessons`."""

from ingest.extract.gold import read_elsewhere, read_gold
from ingest.extract.shelf import SHIPPED, ModelShelf
from ingest.extract.training import train
from knowledge.embedding.choose import choose_embedder


def main() -> None:
    """Train on the labelled sentences of data/gold with the default embedder."""
    embedder = choose_embedder("onnx", threads=1)
    shelf = ModelShelf(SHIPPED.parent, embedder)
    model = train(
        read_gold(),
        shelf.embed,
        embedder=embedder.fingerprint,
        elsewhere=read_elsewhere(),
    )
    SHIPPED.write_text(model.to_json(), encoding="utf-8")


if __name__ == "__main__":
    main()
