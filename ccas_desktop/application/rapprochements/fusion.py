"""Make one dossier of two, after a preview field by field; undoing its lot parts them again."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, is_dataclass, replace
from enum import StrEnum
from typing import Any

from ccas_desktop.application.errors import ConflitDeVersion
from ccas_desktop.application.identifiants import nouvel_id
from ccas_desktop.application.journal import Auteur
from ccas_desktop.application.messages.historique import libelle_du_champ
from ccas_desktop.application.messages.valeurs_historique import Lecture as LectureDeValeur
from ccas_desktop.application.messages.valeurs_historique import masquer, valeur_en_mots
from ccas_desktop.application.ports import Ecriture
from ccas_desktop.application.services import Services
from ccas_desktop.application.vues import ResultatRecherche
from ccas_desktop.domain.dossiers.dossier import DossierComplet
from ccas_desktop.domain.dossiers.fusion import (
    DossierFusionne,
    apparier,
    champs_differents,
    combiner_dossiers,
    combiner_usagers,
    sans_soi_meme,
)
from ccas_desktop.domain.errors import RefusMetier
from ccas_desktop.domain.personnes.foyer import Lien, Usager

DU_DOSSIER = "dossier"


@dataclass(frozen=True)
class LigneChoix:
    """One field where the two dossiers differ, in words.

    Attributes:
        cle: `dossier`, or the id of the person of the other dossier; `champ` is the field.
        quoi: whose field it is.
        prendre_l_autre: what is proposed.
    """

    cle: str
    champ: str
    quoi: str
    libelle: str
    garde: str
    autre: str
    prendre_l_autre: bool


@dataclass(frozen=True)
class ApercuFusion:
    """What a merge would do.

    Attributes:
        apparies: ids of the persons of the other dossier found to be one of the dossier kept.
        rejoints: names of those who join the foyer.
    """

    garde: DossierComplet
    autre: DossierComplet
    apparies: Mapping[str, str]
    lignes: tuple[LigneChoix, ...]
    rejoints: tuple[str, ...]
    demandes: int

    @property
    def memes_personnes(self) -> tuple[str, ...]:
        """Return the names of those found in both."""
        return tuple(self.autre.usager(autre_id).identite.nom_affiche for autre_id in self.apparies)

    @property
    def a_rapprocher(self) -> tuple[Usager, Usager] | None:
        """Return who opened each dossier, the one kept first, when nothing tells that they are one; None otherwise."""
        garde, autre = self.garde.demandeur, self.autre.demandeur
        seuls = autre.id not in self.apparies and garde.id not in self.apparies.values()
        return (garde, autre) if seuls else None


@dataclass(frozen=True)
class DemandeFusion:
    """What the agent decided: the preview she saw, and the fields taken from the other dossier, by (cle, champ)."""

    apercu: ApercuFusion
    de_l_autre: frozenset[tuple[str, str]] = field(default_factory=frozenset)

    def champs_de(self, cle: str) -> tuple[str, ...]:
        """Return the fields of one record taken from the other."""
        return tuple(champ for de, champ in sorted(self.de_l_autre) if de == cle)


@dataclass(frozen=True)
class Fusion:
    """A merge done: its lot, to be undone, and what to say."""

    lot: str
    dossier_id: str
    phrase: str


def apercevoir_fusion(
    services: Services, garde_id: str, autre_id: str, *, couple: frozenset[str] = frozenset()
) -> ApercuFusion:
    """Return what merging the second dossier in the first would do. Raises RefusMetier `fusion_du_meme`.

    `couple` holds the ids of two persons whom the agent says to be one.
    """
    if garde_id == autre_id:
        raise RefusMetier("fusion_du_meme")
    with services.base.lecture() as base:
        garde, autre = base.dossier(garde_id), base.dossier(autre_id)
        demandes = len(base.demandes_du_dossier(autre_id))
    apparies = apparier(garde.usagers, autre.usagers, couple=couple)
    masquee = garde.dossier.adresse_confidentielle or autre.dossier.adresse_confidentielle
    lecture = LectureDeValeur(services.horloge.heure_de, adresse_masquee=masquee)
    return ApercuFusion(
        garde,
        autre,
        apparies,
        tuple(_lignes(garde, autre, apparies, lecture)),
        tuple(usager.identite.nom_affiche for usager in autre.usagers if usager.id not in apparies),
        demandes,
    )


def autres_dossiers(services: Services, dossier_id: str, texte: str) -> tuple[ResultatRecherche, ...]:
    """Return the dossiers that a name or a number finds, but for this one: each once, by the first person found."""
    with services.base.lecture() as base:
        trouves = base.chercher(texte)
    return tuple({r.dossier_id: r for r in reversed(trouves) if r.dossier_id != dossier_id}.values())[::-1]


def fusionner(services: Services, auteur: Auteur, demande: DemandeFusion) -> Fusion:
    """Move all of a dossier to the one kept, in one lot. Raises ConflitDeVersion when one changed since the preview."""
    apercu = demande.apercu
    garde, autre = apercu.garde, apercu.autre
    with services.base.ecriture(auteur) as base:
        if (base.dossier(garde.dossier.id), base.dossier(autre.dossier.id)) != (garde, autre):
            raise ConflitDeVersion("dossier")
        _combiner(base, demande)
        base.deplacer(autre.dossier.id, garde.dossier.id, apercu.apparies)
        _ranger_les_personnes(base, apercu)
        base.supprimer(autre.dossier)
        base.enregistrer(
            DossierFusionne(
                id=nouvel_id(),
                dossier_id=garde.dossier.id,
                ancien_id=autre.dossier.id,
                ancien_numero=autre.dossier.numero,
                fusionne_le=services.horloge.maintenant(),
            )
        )
        phrase = f"Le dossier {autre.dossier.numero} est réuni au dossier {garde.dossier.numero}."
        return Fusion(base.lot, garde.dossier.id, phrase)


def dossier_garde(services: Services, dossier_id: str) -> str | None:
    """Return the dossier in which this one was merged, or None."""
    with services.base.lecture() as base:
        return base.dossier_garde(dossier_id)


def _combiner(base: Ecriture, demande: DemandeFusion) -> None:
    """Save the fields chosen, on the records kept."""
    garde, autre, apparies = demande.apercu.garde, demande.apercu.autre, demande.apercu.apparies
    for autre_id, garde_id in apparies.items():
        actuel = garde.usager(garde_id)
        combine = combiner_usagers(actuel, autre.usager(autre_id), demande.champs_de(autre_id))
        if sans_soi_meme(combine, apparies) != actuel:
            base.enregistrer(sans_soi_meme(combine, apparies))
    dossier = combiner_dossiers(garde.dossier, autre.dossier, demande.champs_de(DU_DOSSIER))
    if dossier != garde.dossier:
        base.enregistrer(dossier)


def _ranger_les_personnes(base: Ecriture, apercu: ApercuFusion) -> None:
    """Remove the persons found in both; who opened the other dossier and is nobody of this one joins the foyer."""
    for usager in apercu.autre.usagers:
        if usager.id in apercu.apparies:
            base.supprimer(base.lire(Usager, usager.id))
        elif usager.lien is Lien.DEMANDEUR:
            base.enregistrer(replace(base.lire(Usager, usager.id), lien=Lien.AUTRE))


def _lignes(
    garde: DossierComplet, autre: DossierComplet, apparies: Mapping[str, str], lecture: LectureDeValeur
) -> list[LigneChoix]:
    couples: list[tuple[str, str, Any, Any]] = [(DU_DOSSIER, "Dossier", garde.dossier, autre.dossier)]
    for autre_id, garde_id in apparies.items():
        personne = garde.usager(garde_id)
        couples.append((autre_id, personne.identite.nom_affiche, personne, autre.usager(autre_id)))
    return [
        LigneChoix(
            cle,
            compare.nom,
            quoi,
            _majuscule(libelle_du_champ(compare.nom)),
            _dit(cle, compare.nom, compare.garde, lecture),
            _dit(cle, compare.nom, compare.autre, lecture),
            compare.prendre_l_autre,
        )
        for cle, quoi, a, b in couples
        for compare in champs_differents(a, b)
    ]


def _dit(cle: str, champ: str, valeur: Any, lecture: LectureDeValeur) -> str:
    return masquer(cle, champ, valeur_en_mots(champ, _brute(valeur), lecture), lecture)


def _brute(valeur: Any) -> Any:
    """Return a value as its column would hold it."""
    if valeur is None or isinstance(valeur, bool):
        return valeur
    if isinstance(valeur, StrEnum):
        return str(valeur)
    if hasattr(valeur, "en_francais"):
        return valeur.en_francais
    if is_dataclass(valeur) and not isinstance(valeur, type):
        return {nom: _brute(v) for nom, v in asdict(valeur).items() if v not in (None, "", False)}
    if isinstance(valeur, dict):
        return {nom: _brute(v) for nom, v in valeur.items() if v not in (None, "", False)}
    if isinstance(valeur, list | tuple):
        return [_brute(v) for v in valeur]
    return str(valeur)


def _majuscule(texte: str) -> str:
    return texte[:1].upper() + texte[1:]
