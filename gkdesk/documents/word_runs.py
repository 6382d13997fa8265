"""The runs of a Word paragraph -> words with their looks, and what hangs in text boxes."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from gkdesk.documents.word_fields import Fields, is_contents
from gkdesk.documents.word_styles import Look, Styles
from gkdesk.documents.word_symbols import symbol
from gkdesk.documents.word_xml import MC, Element, W

_XML_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_MATH = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
_PICTURES = {
    "{http://schemas.openxmlformats.org/drawingml/2006/picture}pic",
    "{urn:schemas-microsoft-com:vml}imagedata",
}
_UNREAD = {
    f"{W}{name}"
    for name in ("pPr", "rPr", "sdtPr", "sdtEndPr", "rt", "rubyPr", "delText", "delInstrText")
}
_REMOVED = {f"{W}del", f"{W}moveFrom"}
_ADDED = {f"{W}ins", f"{W}moveTo"}
_MARKS = {
    f"{W}tab": "\t",
    f"{W}ptab": "\t",
    f"{W}br": "\n",
    f"{W}cr": "\n",
    f"{W}noBreakHyphen": "-",
}


@dataclass(slots=True)
class Tally:
    """What a walk met that a person should know of."""

    changes: int = 0
    pictures: int = 0
    notes: int = 0
    embeds: int = 0


@dataclass(slots=True)
class Words:
    """The words of a paragraph: stretches with their look, and its text boxes, each with
    whether it stands before any word."""

    stretches: list[tuple[str, Look]] = field(default_factory=list)
    boxes: list[tuple[Element, bool]] = field(default_factory=list)

    @property
    def shown(self) -> bool:
        return any(words.strip() for words, _ in self.stretches)


class Runs:
    """Reads the runs of paragraphs, one paragraph after the other."""

    def __init__(self, styles: Styles, fields: Fields, tally: Tally) -> None:
        self._styles = styles
        self._fields = fields
        self._tally = tally
        self._words = Words()
        self._paragraph = Look()
        self._look = Look()
        self._readers: dict[str, Callable[[Element], None]] = {
            f"{W}r": self._run,
            f"{W}t": self._text,
            f"{_MATH}t": self._text,
            f"{W}sym": self._symbol,
            f"{W}fldChar": self._field_mark,
            f"{W}instrText": self._instruction,
            f"{W}fldSimple": self._simple_field,
            f"{W}txbxContent": self._box,
            f"{MC}AlternateContent": self._alternative,
        }

    def read(self, paragraph: Element, look: Look) -> Words:
        """The words of a ``w:p``; ``look`` is the one of its paragraph."""
        self._words = Words()
        self._paragraph = self._look = look
        self._walk(paragraph)
        self._fields.end_paragraph()
        return self._words

    def _walk(self, element: Element) -> None:
        for child in element:
            tag = child.tag
            reader = self._readers.get(tag)
            if reader:
                reader(child)
            elif tag in _MARKS:
                self._put(_MARKS[tag])
            elif tag in _REMOVED:
                self._tally.changes += 1
            elif tag not in _UNREAD:
                self._tally.changes += tag in _ADDED
                self._tally.pictures += tag in _PICTURES
                self._walk(child)

    def _put(self, words: str) -> None:
        if words and self._fields.shown and not self._look.hidden:
            self._words.stretches.append((words, self._look))

    def _run(self, run: Element) -> None:
        before = self._look
        properties = run.find(f"{W}rPr")
        if properties is None:
            self._look = self._paragraph
        else:
            self._look = self._styles.run(properties, self._paragraph)
        self._walk(run)
        self._look = before

    def _text(self, element: Element) -> None:
        words = element.text or ""
        self._put(words if element.get(_XML_SPACE) == "preserve" else words.strip(" \t\r\n"))

    def _symbol(self, element: Element) -> None:
        self._put(symbol(element.get(f"{W}font", ""), element.get(f"{W}char", "")))

    def _field_mark(self, element: Element) -> None:
        kind = element.get(f"{W}fldCharType")
        if kind == "begin":
            self._fields.begin()
        elif kind == "separate":
            self._fields.separate()
        elif kind == "end":
            self._put(self._fields.end())

    def _instruction(self, element: Element) -> None:
        self._fields.instruct(element.text or "")

    def _simple_field(self, element: Element) -> None:
        if is_contents(element.get(f"{W}instr", "")):
            self._fields.contents += 1
        else:
            self._walk(element)

    def _box(self, element: Element) -> None:
        if self._fields.shown:
            self._words.boxes.append((element, not self._words.shown))

    def _alternative(self, element: Element) -> None:
        """The first of the ways to draw a thing that holds any words; never two of them."""
        words = self._words
        before = len(words.stretches), len(words.boxes)
        for way in element:
            self._walk(way)
            if (len(words.stretches), len(words.boxes)) != before:
                return
