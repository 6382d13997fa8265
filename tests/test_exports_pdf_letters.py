"""What a reader of a PDF copies out of it."""

from pathlib import Path

from gkdesk.exports.pdf_letters import unify_names

BEFORE = """1 beginbfrange
<0001> <0005> [<2F47> <65E5> <2ED3> <F967> <2014>]
<2F00> <2F01> <2F00>
endbfrange
2F47 stays <2F47> outside
1 beginbfrange
<0001> <0001> [<2F00>]
endbfrange"""
AFTER = """1 beginbfrange
<0001> <0005> [<65E5> <65E5> <957F> <4E0D> <2014>]
<2F00> <2F01> <2F00>
endbfrange
2F47 stays <2F47> outside
1 beginbfrange
<0001> <0001> [<4E00>]
endbfrange"""


def test_radicals_and_old_forms_become_the_characters_meant(tmp_path: Path) -> None:
    """⽇ is 日, ⻓ is 长, the compatibility form U+F967 is 不, ⼀ is 一; numbers of glyphs and
    what stands outside the tables stay."""
    file = tmp_path / "a.pdf"
    file.write_text(BEFORE, encoding="ascii")
    assert unify_names(file) == 4
    assert file.read_text(encoding="ascii") == AFTER
    assert unify_names(file) == 0
