"""A program that types, saves and merges dossiers until it is killed, and names each act once it is done."""

from __future__ import annotations

import itertools
import random
import sys
from dataclasses import replace
from pathlib import Path

from ccas_desktop.adapters.store.base import BaseChiffree, ouvrir_base
from ccas_desktop.application.identifiants import nouvel_id
from ccas_desktop.application.vues import Brouillon
from ccas_desktop.domain.dossiers.dossier import Dossier
from ccas_desktop.domain.dossiers.fusion import DossierFusionne
from ccas_desktop.domain.personnes.foyer import Lien, Usager
from tests.adapters.store.exemples import AUTEUR, CLE, INSTANT, un_dossier, un_usager, une_demande
from tests.fakes.horloge import HorlogeArretee


def main() -> None:
    chemin, graine = Path(sys.argv[1]), sys.argv[2]
    base = ouvrir_base(chemin, CLE, horloge=HorlogeArretee())
    hasard = random.Random(graine)  # noqa: S311 moments, no secret
    for rang in itertools.count(1):
        garde, autre = (ouvrir(base, f"{graine}-{rang}-{cote}") for cote in "ab")
        taper(base, garde, f"{graine}-{rang}")
        if hasard.random() < 0.7:
            lot = reunir(base, garde, autre)
            if hasard.random() < 0.3:
                with base.ecriture(AUTEUR) as unite:
                    unite.annuler(lot)
                dire("separe", garde, autre)


def ouvrir(base: BaseChiffree, numero: str) -> str:
    """Open a dossier with three persons and a demande."""
    dossier = un_dossier(numero)
    demandeur = un_usager(dossier)
    with base.ecriture(AUTEUR) as unite:
        unite.enregistrer(dossier)
        unite.enregistrer(demandeur)
        for prenom in ("Léo", "Ana"):
            unite.enregistrer(un_usager(dossier, "DUPONT", prenom, lien=Lien.ENFANT))
        unite.enregistrer(une_demande(dossier, demandeur))
    dire("ouvert", dossier.id, numero)
    return dossier.id


def taper(base: BaseChiffree, dossier_id: str, texte: str) -> None:
    """Type a note key by key, then save it."""
    for longueur in range(1, len(texte) + 1):
        with base.ecriture(AUTEUR) as unite:
            unite.ecrire_brouillon(Brouillon(f"note/{dossier_id}", {"note": texte[:longueur]}, INSTANT))
        dire("tape", dossier_id, texte[:longueur])
    with base.ecriture(AUTEUR) as unite:
        unite.enregistrer(replace(unite.lire(Dossier, dossier_id), note=texte))
        unite.effacer_brouillon(f"note/{dossier_id}")
    dire("note", dossier_id, texte)


def reunir(base: BaseChiffree, garde: str, autre: str) -> str:
    """Merge the second dossier in the first, in one lot."""
    with base.ecriture(AUTEUR) as unite:
        dossier, meme = unite.dossier(autre), unite.dossier(garde).demandeur
        unite.deplacer(autre, garde, {dossier.demandeur.id: meme.id})
        unite.supprimer(unite.lire(Usager, dossier.demandeur.id))
        unite.supprimer(dossier.dossier)
        unite.enregistrer(
            DossierFusionne(
                id=nouvel_id(),
                dossier_id=garde,
                ancien_id=autre,
                ancien_numero=dossier.dossier.numero,
                fusionne_le=INSTANT,
            )
        )
        lot = unite.lot
    dire("reuni", garde, autre)
    return lot


def dire(*mots: str) -> None:
    sys.stdout.write(" ".join(mots) + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main()
