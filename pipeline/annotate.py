"""Article -> `Annotated`: a spaCy document of its prose, and its sentences as character spans.

The only door to spaCy. Documents are made from `Article.prose`, so a token's `idx` is an offset into `Article.text`.
Where the user names an installed trained model, its PERSON, ORG, GPE and LOC entities come along as `suggestions`, to
rank under our own rules.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import repeat
from typing import TYPE_CHECKING, Any, cast

from pipeline.models import Article, Label, Span
from pipeline.sentences import sentence_index, sentence_spans
from pipeline.words import NO_WORDS, Remembered, Words, has_blank, pieces_of, placed

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc
    from spacy.vocab import Vocab

BLANK = "blank:en"
"""The name of the default: no trained model."""

_MOST_WORDS = 30_000
"""Words that spaCy's vocabulary may hold before a new one takes its place: it never forgets any."""

_LABELS: dict[str, Label] = {"PERSON": "PERSON", "PER": "PERSON", "ORG": "ORG", "GPE": "GPE", "LOC": "LOC"}


@dataclass(frozen=True, slots=True)
class Suggestion:
    """An entity that a trained model sees: it ranks under every rule of ours."""

    start: int
    end: int
    label: Label


@dataclass(frozen=True, slots=True)
class Annotated:
    """An article with its words and sentences. `prose` of the article is what `doc` was made from.

    `words` are those of `doc` without its white space, as plain lists: what the grammars read.
    """

    article: Article
    doc: Doc
    sentences: tuple[Span, ...]
    suggestions: tuple[Suggestion, ...] = ()
    words: Words = NO_WORDS

    def sentence_index(self, offset: int) -> int:
        """Index of the last sentence that begins at or before `offset` (0 where none does)."""
        return sentence_index(self.sentences, offset)

    def sentence_at(self, offset: int) -> Span:
        """Span of that sentence; (0, 0) for an article without any."""
        return self.sentences[self.sentence_index(offset)] if self.sentences else (0, 0)


class WordTokenizer:
    """spaCy's tokenizer in our pipeline: `pipeline.words` cuts, linear in the text whatever it holds."""

    def __init__(self, vocab: Vocab) -> None:
        self.vocab = vocab
        self._orths = Remembered(lambda piece: vocab.strings.add(piece[:-1] if has_blank(piece) else piece))

    def __call__(self, text: str) -> Doc:
        """A document of the text's words."""
        return self.document(pieces_of(text))

    def document(self, pieces: list[str]) -> Doc:
        """A document of words already cut; each distinct one is hashed once for all documents."""
        from spacy.tokens import Doc

        orths: list[Any] = list(map(self._orths.__getitem__, pieces))
        return Doc(self.vocab, words=orths, spaces=list(map(_BLANKS.__getitem__, pieces)))


_BLANKS = Remembered(has_blank)


@cache
def load_pipeline() -> Language:
    """The spaCy pipeline that every article goes through: English, with our tokenizer."""
    import spacy

    nlp = spacy.blank("en")
    nlp.tokenizer = WordTokenizer(nlp.vocab)
    nlp.max_length = 1 << 62
    return nlp


@cache
def load_model(name: str) -> Language:
    """An installed trained pipeline, by name or path. Raises OSError where there is none."""
    import spacy

    return spacy.load(name)


def annotate(articles: Sequence[Article], model: str = BLANK) -> Iterator[Annotated]:
    """Annotate articles in order; with a `model` also with what it suggests. Raises OSError for an unknown model."""
    if len(load_pipeline().vocab) > _MOST_WORDS:
        load_pipeline.cache_clear()
    nlp = load_pipeline()
    tokenizer = cast(WordTokenizer, nlp.tokenizer)
    suggested = _suggestions(articles, model) if model != BLANK else repeat(())
    for article, suggestions in zip(articles, suggested, strict=False):
        pieces = pieces_of(article.prose)
        doc = nlp(tokenizer.document(pieces))
        yield Annotated(article, doc, sentence_spans(article.prose), suggestions, placed(pieces))


def _suggestions(articles: Sequence[Article], model: str) -> Iterator[tuple[Suggestion, ...]]:
    for doc in load_model(model).pipe(article.prose for article in articles):
        yield tuple(
            Suggestion(ent.start_char, ent.end_char, _LABELS[ent.label_]) for ent in doc.ents if ent.label_ in _LABELS
        )
