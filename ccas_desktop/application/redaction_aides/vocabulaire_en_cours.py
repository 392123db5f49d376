"""What may be named in rules under writing: the indicators and the scales as far as they are typed, the aids."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from ccas_desktop.application.redaction_aides.formes import Choix
from ccas_desktop.application.redaction_aides.projet import nom_de
from ccas_desktop.domain.reglement.modele.baremes import Bareme, Baremes
from ccas_desktop.domain.reglement.modele.indicateurs import PAR_CODE, Indicateur, Origine, Unite, Vocabulaire
from ccas_desktop.domain.reglement.modele.model import Reglement

_PAS_DES_NOMBRES = (Unite.TEXTE.value, Unite.OUI_NON.value, Unite.DATE.value)


def faits_en_cours(table: Mapping[str, object]) -> Vocabulaire:
    """Return the catalogue, then the indicators being written, known by their names only."""
    return {**PAR_CODE, **{code: _indicateur(code, libelle, lu) for code, libelle, lu in _nommes(table, "indicateur")}}


def baremes_en_cours(table: Mapping[str, object], connus: Baremes) -> Baremes:
    """Return the scales known, then those being written, known by their names only."""
    ecrits = {code: Bareme(code, libelle, Unite.NOMBRE, (), ()) for code, libelle, _ in _nommes(table, "bareme")}
    return Baremes({**connus.par_code, **ecrits})


def aides_nommables(reglement: Reglement) -> Choix:
    """Return the aids by their names."""
    return tuple((aide.code, aide.libelle) for aide in reglement.aides)


def _indicateur(code: str, libelle: str, lu: Mapping[str, object]) -> Indicateur:
    unite = Unite(str(lu["unite"])) if lu.get("unite") in _PAS_DES_NOMBRES else Unite.NOMBRE
    return Indicateur(code, libelle, unite, "", origine=Origine.DEFINI)


def _nommes(table: Mapping[str, object], cle: str) -> Iterator[tuple[str, str, Mapping[str, object]]]:
    parties = table.get(cle)
    for partie in parties if isinstance(parties, list) else []:
        libelle = str(partie.get("libelle") or "")
        code = str(partie.get("code") or nom_de(libelle))
        if code:
            yield code, libelle or code, partie
