"""Texts of articles -> which of them are near-copies of another: MinHash of word triples, compared by bands.

The share of bins in which two signatures agree estimates the Jaccard similarity of the two sets of word triples
(Broder 1997; one permutation in bins: Li, Owen, Zhang 2012). Only articles that agree in a whole band of bins are
compared, so the cost of a corpus grows with its articles, not with their pairs.
"""

from __future__ import annotations

from collections.abc import Iterator
from zlib import crc32

import numpy as np
import numpy.typing as npt

BINS = 64
_BAND = 4
"""Bins of a band: of two texts three quarters alike some band agrees with 99.8 %, of two a fifth alike with 3 %."""
ALIKE = 0.5
"""Estimated similarity from which two articles are near-copies: one word in ten changed leaves 0.57 of the triples."""
_FEWEST = 32
"""Fewer words than this are no ground to call two texts copies."""
_KEPT = 4
"""Articles that a band's value keeps to compare with: of a thousand copies of one text each is compared with few."""
_EMPTY = np.uint32(0xFFFFFFFF)
_MIX = tuple(np.uint64(odd) for odd in (0x9E3779B97F4A7C15, 0xC2B2AE3D27D4EB4F, 0x165667B19E3779F9))


def signature_of(prose: str) -> bytes:
    """The signature of a text, the least hash of each bin; empty for a text of few words."""
    words = prose.lower().encode("utf-8", "replace").split()
    if len(words) < _FEWEST:
        return b""
    hashes = np.fromiter(map(crc32, words), np.uint64, len(words))
    triples = hashes[:-2] * _MIX[0] + hashes[1:-1] * _MIX[1] + hashes[2:] * _MIX[2]
    triples = (triples ^ (triples >> np.uint64(29))) * _MIX[1]
    least = np.full(BINS, _EMPTY)
    np.minimum.at(least, (triples >> np.uint64(58)).astype(np.intp), ((triples >> np.uint64(26)).astype(np.uint32)))
    return _filled(least).tobytes()


def _filled(least: npt.NDArray[np.uint32]) -> npt.NDArray[np.uint32]:
    """Empty bins of a short text take the value of the next bin that has one."""
    full = np.flatnonzero(least != _EMPTY)
    return least[full[np.searchsorted(full, np.arange(BINS)) % len(full)]]


def near_copies(articles: list[tuple[str, str, bytes]]) -> Iterator[tuple[str, str, float]]:
    """For each article that is nearly another's text: its id, the other's, and how alike they are.

    `articles` are (id, sha256, signature), in the order in which the first is the original. Equal sha256 are copies
    in every byte, and no business of this.
    """
    signed = [article for article in articles if article[2]]
    bins = np.frombuffer(b"".join(signature for _, _, signature in signed), np.uint32).reshape(-1, BINS)
    shared = _shared_bands(bins)
    bands: dict[tuple[int, bytes], list[int]] = {}
    for number, (article_id, sha256, _) in enumerate(signed):
        keys = [
            (at, bins[number, at : at + _BAND].tobytes()) for at in map(int, np.flatnonzero(shared[number]) * _BAND)
        ]
        others = sorted({other for key in keys for other in bands.get(key, ())})
        if others:
            alike = (bins[others] == bins[number]).mean(axis=1)
            nearest = int(alike.argmax())
            original_id, original_sha256, _ = signed[others[nearest]]
            if alike[nearest] >= ALIKE and original_sha256 != sha256:
                yield article_id, original_id, float(alike[nearest])
        for key in keys:
            if len(kept := bands.setdefault(key, [])) < _KEPT:
                kept.append(number)


def _shared_bands(bins: npt.NDArray[np.uint32]) -> npt.NDArray[np.bool_]:
    """For each article, which of its bands another has too: the others, nearly all, need not be kept."""
    shared = np.zeros((len(bins), BINS // _BAND), np.bool_)
    for band in range(BINS // _BAND):
        values = bins[:, band * _BAND : (band + 1) * _BAND]
        order = np.lexsort(values.T)
        same = (values[order[1:]] == values[order[:-1]]).all(axis=1)
        shared[order[1:][same], band] = True
        shared[order[:-1][same], band] = True
    return shared
