"""Speed of the lists on 100,000 persons: each page that a person waits for, and the whole order known."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from ccas_desktop.application.listes.catalogue import LISTES
from ccas_desktop.application.listes.filtre import minuit_au_bureau, requete
from ccas_desktop.application.listes.modele import ContexteListe
from ccas_desktop.application.ports import Lecture
from ccas_desktop.application.ports.listes import RequeteListe
from tests.bench.base import DOSSIERS, base_du_banc
from tests.bench.mesure import Chronometre, Duree, Mesure, mesure_p95
from tests.bench.recherche import saisies
from tests.fakes.horloge import HorlogeArretee

LISTE = LISTES["dossiers"]
LIGNES = 64
TOURS = 8
PAGES_PAR_TOUR = 20
PERSONNES_TAPEES = 20
BARRE_PAGE_MS = 30.0
AUTRES_TRIS = ("naissance", "numero", "ouvert_le", "commune")


def mesures(*, dossiers: int = DOSSIERS) -> list[Mesure]:
    """Return the figures of the list of the dossiers."""
    ouvertures, tris, milieux, fins = [], [], [], []
    for tour in range(TOURS):
        # Opened anew each turn: nothing of the list is in memory, as when a person comes to it.
        with base_du_banc(dossiers) as base, base.lecture() as lecture:
            ouvertures.append(_premiere_page(lecture, _demande()))
            tris += [_premiere_page(lecture, _demande(tri=tri, decroissant=tour % 2 == 1)) for tri in AUTRES_TRIS]
            rangs = lecture.rangs_de_liste(_demande())
            milieux += list(_pages(lecture, rangs, len(rangs) // 2 + tour * LIGNES))
            fins += list(_pages(lecture, rangs, len(rangs) - (tour + 1) * PAGES_PAR_TOUR * LIGNES))
    with base_du_banc(dossiers) as base, base.lecture() as lecture:
        frappes = [_premiere_page(lecture, _demande({"texte": texte})) for texte in saisies(PERSONNES_TAPEES)]
        entiers = [_duree_entiere(lecture, tri) for tri in ("nom", *AUTRES_TRIS)]
    return [
        mesure_p95("liste_ouverte_p95", ouvertures, BARRE_PAGE_MS),
        mesure_p95("liste_autre_tri_p95", tris, BARRE_PAGE_MS),
        mesure_p95("liste_au_milieu_p95", milieux, BARRE_PAGE_MS),
        mesure_p95("liste_a_la_fin_p95", fins, BARRE_PAGE_MS),
        mesure_p95("liste_filtre_tape_p95", frappes, BARRE_PAGE_MS),
        mesure_p95("liste_tout_l_ordre_p95", entiers, None),
    ]


def _demande(
    filtre: Mapping[str, str] | None = None, *, tri: str = "", decroissant: bool | None = None
) -> RequeteListe:
    horloge = HorlogeArretee()
    contexte = ContexteListe(horloge.aujourdhui(), horloge.jour_de, lambda jour: minuit_au_bureau(horloge, jour))
    return requete(LISTE, filtre or {}, contexte, tri=tri, decroissant=decroissant)


def _premiere_page(lecture: Lecture, demande: RequeteListe) -> Duree:
    chrono = Chronometre()
    lecture.lignes_de_liste(LISTE.code, lecture.rangs_de_liste(demande, limite=LIGNES))
    return chrono.tour()


def _pages(lecture: Lecture, rangs: Sequence[int], depuis: int) -> Iterator[Duree]:
    """Yield how long pages take from a place on, each read for the first time."""
    for page in range(PAGES_PAR_TOUR):
        premiere = depuis + page * LIGNES
        chrono = Chronometre()
        lecture.lignes_de_liste(LISTE.code, rangs[premiere : premiere + LIGNES])
        yield chrono.tour()


def _duree_entiere(lecture: Lecture, tri: str) -> Duree:
    chrono = Chronometre()
    lecture.rangs_de_liste(_demande(tri=tri))
    return chrono.tour()
