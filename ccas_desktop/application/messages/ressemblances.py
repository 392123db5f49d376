"""Why a person already known may be the one being typed."""

from __future__ import annotations

from collections.abc import Mapping

from ccas_desktop.domain.dossiers.doublons import Ressemblance

RESSEMBLANCES: Mapping[Ressemblance, str] = {
    Ressemblance.IDENTIQUE: "Même nom et même prénom",
    Ressemblance.NOMS_INVERSES: "Nom et prénom inversés",
    Ressemblance.NOM_USAGE: "Même prénom, l’un des noms est le même",
    Ressemblance.UNE_LETTRE: "Une lettre de différence",
    Ressemblance.MEME_NAISSANCE: "Né·e le même jour, même nom ou même prénom",
}
