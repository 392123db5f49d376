"""A few fictitious schools, and their file as the ministry writes it."""

from __future__ import annotations

from collections.abc import Sequence

from ccas_desktop.domain.certifie.ecoles import Ecole
from ccas_desktop.domain.sources.complement import uai_exact


def uai(numero: int) -> str:
    """Return the code of seven digits with the letter that controls them."""
    return next(code for lettre in "ABCDEFGHJKLMNPRSTUVWXYZ" if uai_exact(code := f"{numero:07d}{lettre}"))


COLLEGE = Ecole(uai(610023), "Collège Molière", "Collège", "Flers", "61100")
ELEMENTAIRE = Ecole(uai(610107), "Les Tilleuls", "Ecole", "Saint-Aubin-des-Prés", "61990")
LYCEE = Ecole(uai(610999), "Lycée Jean-Guéhenno", "Lycée", "Flers", "61100")
ECOLES = (COLLEGE, ELEMENTAIRE, LYCEE)


def annuaire(ecoles: Sequence[Ecole]) -> bytes:
    """Return the CSV of the directory, a few of its columns."""
    titres = "Identifiant_de_l_etablissement;Nom_etablissement;Type_etablissement;Code_postal;Nom_commune;etat"
    lignes = (f"{e.uai};{e.nom};{e.nature};{e.code_postal};{e.commune};OUVERT" for e in ecoles)
    return "\ufeff".encode() + "\r\n".join((titres, *lignes)).encode()
