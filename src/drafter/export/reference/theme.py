"""The theme of the reference file: the colours and fonts that Word offers to whoever edits the report."""

from __future__ import annotations

from drafter.export.reference.look import Look


def theme(look: Look) -> str:
    """The whole of ``word/theme/theme1.xml``, without its declaration."""
    colours = {
        "dk1": "000000",
        "lt1": "FFFFFF",
        "dk2": look.accent,
        "lt2": look.tint,
        "accent1": look.accent,
        "accent2": look.quiet,
        "accent3": look.rule,
        "accent4": look.warning,
        "accent5": "2F7D6B",
        "accent6": "8A6D1F",
        "hlink": look.accent,
        "folHlink": look.quiet,
    }
    scheme = "".join(f'<a:{name}><a:srgbClr val="{value}"/></a:{name}>' for name, value in colours.items())
    font = f'<a:latin typeface="{look.font}"/><a:ea typeface=""/><a:cs typeface=""/>'
    fill = '<a:solidFill><a:schemeClr val="phClr"/></a:solidFill>'
    line = f'<a:ln w="6350">{fill}</a:ln>'
    effect = "<a:effectStyle><a:effectLst/></a:effectStyle>"
    return (
        '<a:theme xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" name="Report"><a:themeElements>'
        f'<a:clrScheme name="Report">{scheme}</a:clrScheme>'
        f'<a:fontScheme name="Report"><a:majorFont>{font}</a:majorFont><a:minorFont>{font}</a:minorFont></a:fontScheme>'
        f'<a:fmtScheme name="Report"><a:fillStyleLst>{fill * 3}</a:fillStyleLst><a:lnStyleLst>{line * 3}</a:lnStyleLst>'
        f"<a:effectStyleLst>{effect * 3}</a:effectStyleLst><a:bgFillStyleLst>{fill * 3}</a:bgFillStyleLst>"
        "</a:fmtScheme></a:themeElements></a:theme>"
    )
