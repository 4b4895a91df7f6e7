"""Word pieces: the unigram tokeniser of the base weights, the same as src/answers/encoder/pieces.ts."""
import json
import re
import unicodedata

UNKNOWN = 0
UNKNOWN_SCORE = -20.0  # below the rarest piece (-14.5), so that a known piece is always preferred
FIRST_PIECE = 6  # before it stand the markers, which text must never give
STRAIGHT = str.maketrans({"‘": "'", "’": "'", "“": '"', "”": '"'})


class Pieces:
    """Splits text into the most likely word pieces (Viterbi over unigram log probabilities)."""

    def __init__(self, vocabulary_file: str):
        vocabulary = json.load(open(vocabulary_file, encoding="utf-8"))
        self.vocabulary = [piece for piece, _ in vocabulary]
        self.scores = [score or 0.0 for _, score in vocabulary]
        self.index = {piece: at for at, piece in enumerate(self.vocabulary) if at >= FIRST_PIECE}
        self.longest = max(map(len, self.vocabulary))
        self.known = {}

    def encode(self, text: str) -> list[int]:
        found = self.known.get(text)
        if found is None:
            found = self.known[text] = self._encode(text)
        return found

    def _encode(self, text: str) -> list[int]:
        words = re.sub(r"\s+", " ", unicodedata.normalize("NFKC", text).translate(STRAIGHT)).strip()
        return [piece for piece, _ in self.split("▁" + words.replace(" ", "▁"))] if words else []

    def split(self, marked: str) -> list[tuple[int, int]]:
        """Pieces of a text whose words start with a mark, and how many characters each has."""
        best = [0.0] + [float("-inf")] * len(marked)
        came_from = [(0, UNKNOWN)] * (len(marked) + 1)
        for start in range(len(marked)):
            for end in range(start + 1, min(start + self.longest, len(marked)) + 1):
                piece = self.index.get(marked[start:end])
                if piece is None and end > start + 1:
                    continue
                score = best[start] + (UNKNOWN_SCORE if piece is None else self.scores[piece])
                if score > best[end]:
                    best[end], came_from[end] = score, (start, UNKNOWN if piece is None else piece)
        pieces, at = [], len(marked)
        while at > 0:
            end = at
            at, piece = came_from[at]
            if piece == UNKNOWN and pieces and pieces[-1][0] == UNKNOWN:
                pieces[-1] = (UNKNOWN, pieces[-1][1] + end - at)
            else:
                pieces.append((piece, end - at))
        return pieces[::-1]
