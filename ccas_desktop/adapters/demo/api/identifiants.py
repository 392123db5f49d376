"""The numbers and user names under which the other administrations know the fictitious persons."""

from __future__ import annotations

from zlib import crc32

from ccas_desktop.domain.personnes.identite import Identite, cle_de_comparaison

_LETTRES_INE = "ABCDEFGHJK"


def identifiant_france_travail(identite: Identite) -> str:
    """Return the user name of a person: « camille.martin91 », as people choose them."""
    naissance = identite.date_naissance
    nom, prenom = (cle_de_comparaison(t).replace(" ", "") for t in (identite.nom_famille, identite.prenom))
    return f"{prenom}.{nom}{naissance.annee % 100:02d}" if naissance else f"{prenom}.{nom}"


def ine(identite: Identite) -> str:
    """Return the INE of a person: nine digits and two letters, like those given since 2018."""
    nombre = crc32(f"{identite.nom_famille}|{identite.prenoms}|{identite.date_naissance}".encode())
    return f"{nombre % 10**9:09d}{_LETTRES_INE[nombre % 10]}{_LETTRES_INE[nombre // 10 % 10]}"
