"""Tokens of Rich Text Format -> words with their looks, groups followed in and out."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from gkdesk.documents.rtf_body import RtfBody
from gkdesk.documents.rtf_tokens import Token
from gkdesk.documents.rtf_words import Letters, encoding_of_charset, encoding_of_page
from gkdesk.documents.word_fields import is_contents
from gkdesk.documents.word_styles import Look

_UNREAD = frozenset(
    [
        "colortbl", "stylesheet", "info", "header", "headerl", "headerr", "headerf",
        "footer", "footerl", "footerr", "footerf", "annotation", "xe", "tc", "sp",
        "shprslt", "nonshppict", "nonesttables", "object", "ftnsep", "ftnsepc",
    ]
)  # fmt: skip
_STARRED = frozenset(["shpinst", "shptxt", "do", "dptxbxtext", "fldinst"])
"""Groups a reader may pass over, but in which there are words to be read."""
_SIGNS = {
    "tab": "\t", "line": "\n", "page": "\n", "column": "\n", "emdash": "—", "endash": "–",
    "lquote": "‘", "rquote": "’", "ldblquote": "“", "rdblquote": "”", "bullet": "•",
    "emspace": "\u3000", "enspace": " ", "qmspace": " ",
}  # fmt: skip
_ESCAPES = {"~": "\u00a0", "_": "-", "\\": "\\", "{": "{", "}": "}"}
_ENDS = {"\r": "par", "\n": "par", "\t": "tab"}
_PLAIN = Look(heading=0, centered=False)
_BODY_LEVEL = 9


@dataclass(frozen=True, slots=True)
class _State:
    """What a group inherits from the one around it; ``place`` is where its words go."""

    look: Look = _PLAIN
    in_table: bool = False
    font: int = 0
    stand_in: int = 1
    removed: bool = False
    place: str = "text"


class RtfReader:
    """Takes token after token; ``body`` holds what was read."""

    def __init__(self) -> None:
        self.body = RtfBody()
        self.pictures = self.changes = self.notes = 0
        self.contents = False
        self._state = _State()
        self._stack: list[_State] = []
        self._letters = Letters()
        self._page = encoding_of_page(None)
        self._fonts: dict[int, str | None] = {}
        self._starred = False
        self._instruction: list[str] = []
        self._acts: dict[str, Callable[[int | None], None]] = {
            "par": self._end_paragraph,
            "sect": self._end_paragraph,
            "nestcell": self._end_paragraph,
            "cell": lambda _: self.body.end_cell(self._state.look),
            "row": lambda _: self.body.end_row(),
            "trowd": lambda _: self.body.begin_row(),
            "cellx": lambda edge: self.body.define_cell(edge or 0),
            "clmrg": lambda _: self.body.merge(left=True),
            "clvmrg": lambda _: self.body.merge(above=True),
        }

    @property
    def depth(self) -> int:
        """How many groups are open."""
        return len(self._stack)

    def take(self, token: Token) -> None:
        """The next token of the file."""
        if token.kind == "words":
            self._put(self._letters.put(token.text, self._encoding()))
            return
        if token.kind == "word" and token.text == "u":
            self._unicode(token.number or 0)
            return
        self._put(self._letters.flush())
        if token.kind == "brace":
            self._letters.end_stand_in()
            self._open() if token.text == "{" else self._close()
        elif token.kind == "sign":
            self._sign(token.text)
        else:
            self._word(token.text, token.number)

    def end(self) -> None:
        """Nothing follows."""
        self._put(self._letters.flush())

    def _unicode(self, number: int) -> None:
        self._put(self._letters.unicode(number, self._state.stand_in))

    def _encoding(self) -> str:
        return self._fonts.get(self._state.font) or self._page

    def _open(self) -> None:
        self._stack.append(self._state)
        self._starred = False

    def _close(self) -> None:
        if not self._stack:
            return
        closed, self._state = self._state, self._stack.pop()
        if closed.place == "box" and self._state.place != "box":
            self.body.end_box()
        if closed.place == "instruction" and self._state.place != "instruction":
            self.contents |= is_contents("".join(self._instruction))

    def _put(self, words: str) -> None:
        """Words of the place the reader is at."""
        if not words or self._state.removed:
            return
        if self._state.place in ("text", "box"):
            if not self._state.look.hidden:
                self.body.put(words, self._state.look)
        elif self._state.place == "label":
            self.body.number(words)
        elif self._state.place == "instruction":
            self._instruction.append(words)

    def _sign(self, sign: str) -> None:
        if sign == "*":
            self._starred = True
        elif sign in _ENDS:
            self._word(_ENDS[sign], None)
        else:
            self._put(_ESCAPES.get(sign, ""))

    def _word(self, word: str, number: int | None) -> None:
        starred, self._starred = self._starred, False
        if self._state.place == "unread":
            return
        if starred and word not in _STARRED:
            self._go("unread")
        elif word in _SIGNS:
            self._put(_SIGNS[word])
        elif word in self._acts:
            if self._state.place in ("text", "box"):
                self._acts[word](number)
        elif not self._place(word):
            self._storing(word, number)
            self._look(word, number)

    def _go(self, place: str) -> None:
        self._state = replace(self._state, place=place)

    def _place(self, word: str) -> bool:
        """Whether the word says where the words of its group go."""
        if word in _UNREAD:
            self._go("unread")
        elif word in ("listtext", "pntext"):
            self._go("label")
        elif word in ("shptxt", "dptxbxtext"):
            self._box()
        elif word == "fonttbl":
            self._go("fonts")
        elif word == "fldinst":
            self._instruction = []
            self._go("instruction")
        else:
            return self._passed_over(word)
        return True

    def _passed_over(self, word: str) -> bool:
        """Whether the word opens a group that is counted but not read."""
        if word == "pict":
            self.pictures += 1
        elif word == "footnote":
            self.notes += 1
        elif word != "fldrslt" or not is_contents("".join(self._instruction)):
            return False
        self._go("unread")
        return True

    def _box(self) -> None:
        if self._state.place == "text":
            self.body.begin_box()
            self._state = _State(place="box", font=self._state.font)

    def _end_paragraph(self, _: int | None) -> None:
        self.body.end_paragraph(self._state.look, in_table=self._state.in_table)

    def _storing(self, word: str, number: int | None) -> None:
        """What a word says about how characters are stored."""
        state = self._state
        if word == "f":
            self._state = replace(state, font=number or 0)
        elif word == "fcharset" and state.place == "fonts":
            self._fonts[state.font] = encoding_of_charset(number)
        elif word == "ansicpg":
            self._page = encoding_of_page(number)
        elif word == "uc":
            self._state = replace(state, stand_in=max(0, min(number or 0, 8)))

    def _look(self, word: str, number: int | None) -> None:
        """What a word says about looks of words and paragraphs."""
        state = self._state
        on = number != 0
        match word:
            case "pard":
                look = replace(state.look, heading=0, centered=False)
                self._state = replace(state, look=look, in_table=False)
            case "plain":
                look = replace(state.look, bold=False, hidden=False, size=None)
                self._state = replace(state, look=look, removed=False)
            case "intbl":
                self._state = replace(state, in_table=True)
            case "deleted" | "revised":
                self.changes += on
                self._state = replace(state, removed=on and word == "deleted")
            case _:
                self._state = replace(state, look=_changed(state.look, word, number))


def _changed(look: Look, word: str, number: int | None) -> Look:
    """The look with what one word changes in it."""
    match word:
        case "b" | "ab":
            return replace(look, bold=number != 0)
        case "v":
            return replace(look, hidden=number != 0)
        case "fs" | "afs":
            return replace(look, size=(number or 24) / 2)
        case "qc" | "ql" | "qr" | "qj" | "qd":
            return replace(look, centered=word == "qc")
        case "outlinelevel":
            level = _BODY_LEVEL if number is None else number
            return replace(look, heading=level + 1 if 0 <= level < _BODY_LEVEL else 0)
    return look
