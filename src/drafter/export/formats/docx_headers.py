"""Headers and footers of a DOCX: the running title, and the warning of a draft or of exempt information."""

from __future__ import annotations

from typing import TYPE_CHECKING

from drafter.export.formats.docx_words import (
    MAIN,
    OFFICE,
    PACKAGE,
    RELATIONSHIP,
    W,
    attribute,
    made,
    parsed,
    serialised,
)

if TYPE_CHECKING:
    from lxml.etree import _Element

_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.header+xml"
_SLANTED = """\
<w:r xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"
 xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office"><w:pict>
<v:shapetype id="_x0000_t136" coordsize="21600,21600" o:spt="136" adj="10800" path="m@7,l@8,m@5,21600l@6,21600e">
<v:formulas><v:f eqn="sum #0 0 10800"/><v:f eqn="prod #0 2 1"/><v:f eqn="sum 21600 0 @1"/><v:f eqn="sum 0 0 @2"/>
<v:f eqn="sum 21600 0 @3"/><v:f eqn="if @0 @3 0"/><v:f eqn="if @0 21600 @1"/><v:f eqn="if @0 0 @2"/>
<v:f eqn="if @0 @4 21600"/><v:f eqn="mid @5 @6"/><v:f eqn="mid @8 @5"/><v:f eqn="mid @7 @8"/><v:f eqn="mid @6 @7"/>
<v:f eqn="sum @6 0 @5"/></v:formulas>
<v:path textpathok="t" o:connecttype="custom" o:connectlocs="@9,0;@10,10800;@11,21600;@12,10800"
 o:connectangles="270,180,90,0"/><v:textpath on="t" fitshape="t"/></v:shapetype>
<v:shape id="Slanted" type="#_x0000_t136" alt="" o:allowincell="f" fillcolor="#eeeeee" stroked="f"
 style="position:absolute;margin-left:0;margin-top:0;width:420pt;height:120pt;rotation:306;z-index:-251658752;\
mso-position-horizontal:center;mso-position-horizontal-relative:margin;mso-position-vertical:center;\
mso-position-vertical-relative:margin"><v:textpath style="font-family:&quot;Source Sans Pro&quot;;font-size:1pt;\
font-weight:bold" string="WORD"/></v:shape></w:pict></w:r>"""
"""A word behind the text, the way Word makes a watermark itself: decoration, which no screen reader says."""


class Headers:
    """The headers and footers of a file, whoever made its reference file."""

    def __init__(
        self, parts: dict[str, bytes], body: _Element, relations: _Element, types: _Element, text_width: int
    ) -> None:
        self._parts = parts
        self._body = body
        self._relations = relations
        self._types = types
        self._text_width = text_width

    def warn(self, warning: str, *, slanted: str | None) -> None:
        """Put the warning, and the slanted word, at the head of every page. Nothing is done for an empty one."""
        if not warning:
            return
        for page in self._body.iter(f"{W}sectPr"):
            wanted = {"default", "first"} if page.find(f"{W}titlePg") is not None else {"default"}
            there = {attribute(each, "type") for each in page.iterfind(f"{W}headerReference")}
            for kind in sorted(wanted - there):
                self._add(page, kind)
        for name in self._names("headerReference"):
            tree = parsed(self._parts[name])
            tree.insert(0, _warning(warning, slanted))
            self._parts[name] = serialised(tree)

    def say_title(self, title: str) -> None:
        """Put the title where a field asks for it: Word does so by itself, but not before somebody prints."""
        for name in (*self._names("headerReference"), *self._names("footerReference")):
            tree = parsed(self._parts[name])
            asked = shown = False
            for each in tree.iter(f"{W}instrText", f"{W}fldChar", f"{W}t"):
                if each.tag == f"{W}instrText":
                    asked = (each.text or "").split()[:1] == ["TITLE"]
                elif each.tag == f"{W}fldChar":
                    shown = asked and attribute(each, "fldCharType") == "separate"
                elif shown:
                    each.text = title
                    asked = shown = False
            self._parts[name] = serialised(tree)

    def widen_footers(self, width: int) -> None:
        """Give pages in landscape footers of their own, whose last tab is at the margin of those pages."""
        targets = {each.get("Id"): each.get("Target") or "" for each in self._relations}
        widened: dict[str, str] = {}
        for page in self._body.iter(f"{W}sectPr"):
            size = page.find(f"{W}pgSz")
            if size is None or attribute(size, "orient") != "landscape":
                continue
            for reference in page.iterfind(f"{W}footerReference"):
                target = targets.get(reference.get(f"{RELATIONSHIP}id"), "")
                if f"word/{target}" in self._parts:
                    if target not in widened:
                        widened[target] = self._widened(target, width, len(widened))
                    reference.set(f"{RELATIONSHIP}id", widened[target])

    def _widened(self, target: str, width: int, count: int) -> str:
        """A copy of a footer for wide pages; the id of its relation."""
        name, id = f"footer-wide-{count}.xml", f"rIdFooterWide{count}"
        tree = parsed(self._parts[f"word/{target}"])
        for paragraph in tree.iter(f"{W}p"):
            properties = paragraph.find(f"{W}pPr")
            if properties is not None and next(paragraph.iter(f"{W}tab"), None) is not None:
                tabs = made("tabs")
                tabs.extend((made("tab", val="clear", pos=self._text_width), made("tab", val="right", pos=width)))
                style = properties.find(f"{W}pStyle")
                properties.insert(0 if style is None else 1, tabs)
        self._parts[f"word/{name}"] = serialised(tree)
        relations = f"word/_rels/{target}.rels"
        if relations in self._parts:
            self._parts[f"word/_rels/{name}.rels"] = self._parts[relations]
        self._mention(id, name, "footer", _TYPE.replace("header", "footer"))
        return id

    def _names(self, reference: str) -> list[str]:
        targets = {each.get("Id"): f"word/{each.get('Target')}" for each in self._relations}
        used = [targets.get(each.get(f"{RELATIONSHIP}id")) for each in self._body.iter(f"{W}{reference}")]
        return [name for name in dict.fromkeys(used) if name is not None and name in self._parts]

    def _add(self, page: _Element, kind: str) -> None:
        """An empty header of that kind."""
        name = f"header-{kind}.xml"
        id = f"rIdHeader{kind.title()}"
        self._parts[f"word/{name}"] = f'<w:hdr xmlns:w="{MAIN}"><w:p/></w:hdr>'.encode()
        self._mention(id, name, "header", _TYPE)
        reference = made("headerReference", type=kind)
        reference.set(f"{RELATIONSHIP}id", id)
        page.insert(0, reference)

    def _mention(self, id: str, name: str, relation: str, content: str) -> None:
        """List a new part where Word looks for it."""
        self._relations.append(
            self._relations.makeelement(
                f"{{{PACKAGE}/relationships}}Relationship", {"Id": id, "Type": f"{OFFICE}/{relation}", "Target": name}
            )
        )
        self._types.append(
            self._types.makeelement(
                f"{{{PACKAGE}/content-types}}Override", {"PartName": f"/word/{name}", "ContentType": content}
            )
        )


def _warning(warning: str, slanted: str | None) -> _Element:
    paragraph = made("p")
    properties = made("pPr")
    properties.append(made("pStyle", val="Header"))
    paragraph.append(properties)
    run, text = made("r"), made("t")
    text.text = warning
    run.append(text)
    paragraph.append(run)
    if slanted is not None:
        paragraph.append(parsed(_SLANTED.replace("WORD", slanted).encode()))
    return paragraph
