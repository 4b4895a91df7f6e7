"""Articles, their sentences as word pieces, and questions with the sentences that answer them."""
import json
import random
from dataclasses import dataclass, field

from model import LONGEST
from pieces import Pieces
from split import is_held_for_ranking


@dataclass
class Question:
    id: str
    text: str
    kind: str
    gold: list[int]
    right: list[int]

    @property
    def answerable(self) -> bool:
        return not self.kind.startswith("unanswerable")


@dataclass
class Article:
    name: str
    sentences: list[str]
    paragraphs: list[int]
    questions: list[Question]
    pieces: list[list[int]] = field(default_factory=list)


def read_articles(file: str, tokenizer: Pieces) -> list[Article]:
    articles = []
    for line in open(file, encoding="utf-8"):
        row = json.loads(line)
        questions = [Question(q["id"], q["question"], q["kind"], q["gold"], q["right"]) for q in row["questions"]]
        questions = [q for q in questions if q.gold or not q.answerable]
        article = Article(row["name"], row["sentences"], row["paragraphs"], questions)
        article.pieces = [question_pieces(tokenizer, text) for text in article.sentences]
        articles.append(article)
    return articles


def read_fitted_and_held(folder: str, tokenizer: Pieces) -> tuple[list[Article], list[Article]]:
    """The articles to fit on, our own questions among theirs, and those that are held for the ranker."""
    articles = read_articles(f"{folder}/news-train.jsonl", tokenizer)
    fitted = [article for article in articles if not is_held_for_ranking(article.name)]
    by_name = {article.name.removesuffix(".txt"): article for article in fitted}
    for own in read_articles(f"{folder}/written.jsonl", tokenizer):
        if own.name not in by_name:
            fitted.append(own)
        elif own.sentences == by_name[own.name].sentences:
            by_name[own.name].questions += own.questions
    return fitted, [article for article in articles if is_held_for_ranking(article.name)]


def question_pieces(tokenizer: Pieces, text: str) -> list[int]:
    return tokenizer.encode(text)[:LONGEST] or [0]


def roughen(text: str, chance: random.Random) -> str:
    """A question as someone in a hurry types it: lower case, no mark, a typo, a word left out."""
    if chance.random() < 0.4:
        text = text.lower()
    if chance.random() < 0.4:
        text = text.rstrip("?").replace("'", "")
    words = text.split(" ")
    if chance.random() < 0.2 and len(words) > 4:
        del words[chance.randrange(len(words))]
    if chance.random() < 0.2:
        at = chance.randrange(len(words))
        words[at] = misspell(words[at], chance)
    return " ".join(words)


def misspell(word: str, chance: random.Random) -> str:
    if len(word) < 4:
        return word
    at = chance.randrange(1, len(word) - 1)
    kind = chance.randrange(3)
    if kind == 0:
        return word[:at] + word[at + 1] + word[at] + word[at + 2 :]
    return word[:at] + word[at + 1 :] if kind == 1 else word[:at] + word[at] + word[at:]
