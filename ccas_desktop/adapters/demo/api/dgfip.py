"""The DGFIP of the demonstration: a token, and the avis of each demandeur, asked by a number made from the dossier.

It plays the part of the network: the client above it is the real one (transport_simule in adapters/apis/transport).
"""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterable, Mapping
from decimal import Decimal

from ccas_desktop.adapters.apis.transport import Parametres, ReponseBrute
from ccas_desktop.adapters.demo.population.caisse import IMPOSABLES
from ccas_desktop.adapters.demo.population.fiction import DossierFictif, PersonneFictive
from ccas_desktop.domain.certifie.connexion_impot import ConnexionImpot
from ccas_desktop.domain.personnes.foyer import Lien

CLE = "cle-de-demonstration"
# « 30000 » then the digits of the number of the dossier: 3000020260042 for the dossier 2026-0042.
DEBUT_DES_NUMEROS = "30000"
CONNEXION = ConnexionImpot(
    url="https://dgfip.demonstration.invalid/impotparticulier/1.0",
    url_jeton="https://dgfip.demonstration.invalid/token",
    teleservice="DEMONSTRATION",
    client_id="demonstration",
)
_JSON = {"content-type": "application/json"}
_CHEMIN = re.compile(r".*/spi/([0-9]{13})/situations/ir/assiettes/annrev/([0-9]{4})")
# The deduction of article 83 of the CGI for professional expenses.
_APRES_ABATTEMENT = Decimal("0.9")


class DgfipSimulee:
    """Answers for a population; always the same thing to the same question."""

    def __init__(self, dossiers: Iterable[DossierFictif]) -> None:
        self._avis = dict(_numeroter(dossiers))

    def repondre(self, chemin: str, _parametres: Parametres, _entetes: Mapping[str, str]) -> ReponseBrute:
        """Return the answer to one call; fits `transport_simule`."""
        if chemin.endswith("/token"):
            return _objet(200, {"access_token": "demonstration", "token_type": "Bearer", "expires_in": 3600})
        demande = _CHEMIN.fullmatch(chemin)
        dossier = self._avis.get(demande[1]) if demande else None
        if dossier is None:
            return _objet(404, {"erreur": {"code": "4041", "message": "aucun résultat"}})
        return _objet(200, _situation(dossier))


def _numeroter(dossiers: Iterable[DossierFictif]) -> Iterable[tuple[str, DossierFictif]]:
    """Number the dossiers of each year in the order they are loaded."""
    rangs: Counter[int] = Counter()
    for dossier in dossiers:
        annee = dossier.ouvert_le.year
        rangs[annee] += 1
        yield f"{DEBUT_DES_NUMEROS}{annee}{rangs[annee]:04d}", dossier


def _situation(dossier: DossierFictif) -> dict[str, object]:
    declarants = [dossier.demandeur, *_avec_lien(dossier, Lien.CONJOINT)][:2]
    enfants = len(_avec_lien(dossier, Lien.ENFANT))
    imposable = sum((ligne.montant for ligne in dossier.budget if ligne.nature in IMPOSABLES), Decimal(0))
    situation: dict[str, object] = {
        "rfr": int(imposable * 12 * _APRES_ABATTEMENT),
        "nbPart": float(_parts(len(declarants), enfants)),
        "sitFam": "M" if len(declarants) > 1 else "C",
        "pac": {"nbPac": enfants, "nbPacF": enfants},
    }
    for rang, declarant in enumerate(declarants, start=1):
        situation |= _declarant(declarant, rang)
    return situation


def _parts(adultes: int, enfants: int) -> Decimal:
    """Half a part for each of the first two children, one from the third on (CGI, article 194)."""
    return Decimal(adultes) + Decimal(min(enfants, 2)) / 2 + max(0, enfants - 2)


def _declarant(personne: PersonneFictive, rang: int) -> dict[str, object]:
    identite, naissance = personne.identite, personne.naissance
    champs: dict[str, object] = {
        f"nmNaiDec{rang}": identite.nom_famille.upper(),
        f"prnmDec{rang}": " ".join(identite.prenoms).upper(),
    }
    if naissance is not None:
        jour, mois = f"{naissance.jour or 0:02d}", f"{naissance.mois or 0:02d}"
        champs[f"dateNaisDec{rang}"] = {"jour": jour, "mois": mois, "annee": str(naissance.annee)}
    return champs


def _avec_lien(dossier: DossierFictif, lien: Lien) -> list[PersonneFictive]:
    return [personne for personne in dossier.personnes if personne.lien is lien and personne.depart is None]


def _objet(statut: int, contenu: object) -> ReponseBrute:
    return ReponseBrute(statut, _JSON, json.dumps(contenu).encode())
