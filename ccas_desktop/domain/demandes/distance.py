"""How much longer one may appeal when living far from the court (CJA R421-7)."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType

from ccas_desktop.domain.jours import Territoire
from ccas_desktop.domain.personnes.adresse import Adresse
from ccas_desktop.domain.personnes.identite import cle_de_comparaison


class Demeure(StrEnum):
    """Where a person lives, as the article tells places apart."""

    METROPOLE = "metropole"
    GUADELOUPE = "guadeloupe"
    GUYANE = "guyane"
    MARTINIQUE = "martinique"
    LA_REUNION = "la_reunion"
    SAINT_BARTHELEMY = "saint_barthelemy"
    SAINT_MARTIN = "saint_martin"
    MAYOTTE = "mayotte"
    SAINT_PIERRE_ET_MIQUELON = "saint_pierre_et_miquelon"
    POLYNESIE_FRANCAISE = "polynesie_francaise"
    WALLIS_ET_FUTUNA = "wallis_et_futuna"
    NOUVELLE_CALEDONIE = "nouvelle_caledonie"
    TERRES_AUSTRALES = "terres_australes"
    ETRANGER = "etranger"


class Distance(StrEnum):
    """What the letter says of a longer time to appeal; its absence says that it is two months."""

    UN_MOIS = "un_mois"
    DEUX_MOIS = "deux_mois"
    # Where the person lives is a secret: the letter states the rule, and not which case is hers.
    NON_DITE = "non_dite"


_D = Demeure
# The postal codes of each, the longest beginning first: Saint-Barthélemy and Saint-Martin kept theirs in 971.
_CODES_POSTAUX: tuple[tuple[str, Demeure], ...] = (
    ("97133", _D.SAINT_BARTHELEMY),
    ("97150", _D.SAINT_MARTIN),
    ("971", _D.GUADELOUPE),
    ("972", _D.MARTINIQUE),
    ("973", _D.GUYANE),
    ("974", _D.LA_REUNION),
    ("975", _D.SAINT_PIERRE_ET_MIQUELON),
    ("976", _D.MAYOTTE),
    ("977", _D.SAINT_BARTHELEMY),
    ("978", _D.SAINT_MARTIN),
    # La Poste serves Monaco, which is another State.
    ("980", _D.ETRANGER),
    ("984", _D.TERRES_AUSTRALES),
    ("986", _D.WALLIS_ET_FUTUNA),
    ("987", _D.POLYNESIE_FRANCAISE),
    ("988", _D.NOUVELLE_CALEDONIE),
)
_LOINTAINES = frozenset(Demeure) - {_D.METROPOLE, _D.ETRANGER}
# What a person who types a country anyway may write for France.
_EN_FRANCE = frozenset(
    {"france", "republique francaise", *(cle_de_comparaison(d.replace("_", " ")) for d in _LOINTAINES)}
)
# The place of a court that does not sit in métropole: where it sits is a collectivité of its own.
_SIEGES: Mapping[Territoire, Demeure] = MappingProxyType(
    {
        Territoire.GUADELOUPE: _D.GUADELOUPE,
        Territoire.GUYANE: _D.GUYANE,
        Territoire.MARTINIQUE: _D.MARTINIQUE,
        Territoire.LA_REUNION: _D.LA_REUNION,
        Territoire.MAYOTTE: _D.MAYOTTE,
        Territoire.SAINT_BARTHELEMY: _D.SAINT_BARTHELEMY,
        Territoire.SAINT_MARTIN: _D.SAINT_MARTIN,
        Territoire.SAINT_PIERRE_ET_MIQUELON: _D.SAINT_PIERRE_ET_MIQUELON,
    }
)


def demeure_de(adresse: Adresse) -> Demeure | None:
    """Return where an address is: its country when one is typed, else its postal code; None when it says neither."""
    if adresse.pays.strip() and cle_de_comparaison(adresse.pays) not in _EN_FRANCE:
        return _D.ETRANGER
    code = adresse.code_postal.strip()
    if not code:
        return None
    return next((demeure for debut, demeure in _CODES_POSTAUX if code.startswith(debut)), _D.METROPOLE)


def mois_de_distance(demeure: Demeure | None, tribunal: Territoire) -> int:
    """Return by how many months the time to appeal to the court is longer for who lives there (CJA R421-7).

    Before a court of métropole: one month for who lives overseas. Before a court overseas: one month for who does not
    live in the collectivité where it sits. Before any, two months for who lives abroad. Not counted: who hands the
    appeal in to the State's services of their place, by special laws, has no such time more (last paragraph).
    """
    if demeure is None:
        return 0
    if demeure is _D.ETRANGER:
        return 2
    siege = _SIEGES.get(tribunal)
    loin = demeure in _LOINTAINES if siege is None else demeure is not siege
    return 1 if loin else 0


def distance(adresse: Adresse, tribunal: Territoire, *, secrete: bool = False) -> Distance | None:
    """Return what a letter says of the longer time, for who lives at that address; None when there is none."""
    if secrete:
        return Distance.NON_DITE
    return {1: Distance.UN_MOIS, 2: Distance.DEUX_MOIS}.get(mois_de_distance(demeure_de(adresse), tribunal))
