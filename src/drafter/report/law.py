"""What the law of each nation asks of a report: how early it must be open to all, and what may be kept from them.

England: Local Government Act 1972, sections 100B and 100I, Schedule 12A Parts 1 to 3 (as substituted by S.I. 2006/88;
five clear days since S.I. 2002/715). Wales: section 100BA of that Act (Local Government and Elections (Wales) Act
2021, Schedule 4; three clear days before it too), Schedule 12A Parts 4 to 6 (S.I. 2007/969). Scotland: Local
Government (Scotland) Act 1973, section 50B and Schedule 7A. Northern Ireland: Local Government Act (Northern Ireland)
2014, Part 8 and Schedule 6, whose five days are counted here as clear working days, which is never too late.
"""

from __future__ import annotations

from collections.abc import Mapping

import msgspec

_LABOUR = (
    "Information relating to any consultations or negotiations, or contemplated consultations or negotiations, in "
    "connection with any labour relations matter arising between the authority or a Minister of the Crown and "
    "employees of, or office holders under, the authority"
)
_PRIVILEGE = (
    "Information in respect of which a claim to legal professional privilege could be maintained in legal proceedings"
)
_NOTICE = (
    "Information which reveals that the authority proposes (a) to give under any enactment a notice under or by virtue "
    "of which requirements are imposed on a person; or (b) to make an order or direction under any enactment"
)
_CRIME = (
    "Information relating to any action taken or to be taken in connection with the prevention, investigation or "
    "prosecution of crime"
)
_AFFAIRS = (
    "Information relating to the financial or business affairs of any particular person (including the authority "
    "holding that information)"
)
_IDENTITY = "Information which is likely to reveal the identity of an individual"


class Law(msgspec.Struct, frozen=True):
    """The law of one nation.

    ``clear_days`` is the least between publication and meeting, by ``access``; ``urgent`` is what lets an item be
    taken without them. ``schedule`` lists what may be exempt, ``descriptions`` are its terms by paragraph, as far as
    they are known here.
    """

    clear_days: int
    access: str
    urgent: str
    schedule: str
    descriptions: Mapping[int, str]


LAWS: Mapping[str, Law] = {
    "england": Law(
        5,
        "section 100B of the Local Government Act 1972",
        "section 100B(4)(b) of the Local Government Act 1972",
        "Part 1 of Schedule 12A of the Local Government Act 1972",
        {
            1: "Information relating to any individual",
            2: _IDENTITY,
            3: _AFFAIRS,
            4: _LABOUR,
            5: _PRIVILEGE,
            6: _NOTICE,
            7: _CRIME,
        },
    ),
    "wales": Law(
        3,
        "section 100BA of the Local Government Act 1972",
        "section 100BA(6)(b) of the Local Government Act 1972",
        "Part 4 of Schedule 12A of the Local Government Act 1972",
        {
            12: "Information relating to a particular individual",
            13: _IDENTITY,
            14: _AFFAIRS,
            15: _LABOUR,
            16: _PRIVILEGE,
            17: _NOTICE,
            18: _CRIME,
        },
    ),
    "scotland": Law(
        3,
        "section 50B of the Local Government (Scotland) Act 1973",
        "section 50B(4)(b) of the Local Government (Scotland) Act 1973",
        "Part 1 of Schedule 7A of the Local Government (Scotland) Act 1973",
        {},
    ),
    "northern-ireland": Law(
        5,
        "Part 8 of the Local Government Act (Northern Ireland) 2014",
        "Part 8 of the Local Government Act (Northern Ireland) 2014",
        "Part 1 of Schedule 6 of the Local Government Act (Northern Ireland) 2014",
        {},
    ),
}
"""By the name that a template gives to the calendar of its deadline."""
