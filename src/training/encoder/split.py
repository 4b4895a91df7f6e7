"""Which articles the encoder may be fitted on: the same rule as src/training/split.ts."""


def is_held_for_ranking(article_file: str) -> bool:
    """FNV-1a (32 bits) of the UTF-8 file name modulo 3 is 0: kept for fitting the ranker."""
    value = 0x811C9DC5
    for byte in article_file.encode():
        value = ((value ^ byte) * 0x01000193) & 0xFFFFFFFF
    return value % 3 == 0
