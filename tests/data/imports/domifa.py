"""The lists of DomiFa: its template, and what it gives out (features.md E1)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from tests.data.imports.formats import Valeur

Lignes = Sequence[Sequence[Valeur]]
_DOMIFA = [
    "Numéro d'identification",
    "Civilité",
    "Nom",
    "Prénom",
    "Surnom",
    "Date de naissance",
    "Lieu de naissance",
    "Téléphone",
    "Email",
    "Statut de la domiciliation",
    "Motif de refus",
    "Motif de radiation",
    "Type de domiciliation",
    "Date de début",
    "Date de fin",
    "Date de 1ère domiciliation",
    "Date de dernier passage",
    "Orientation",
    "Détail",
    "Domiciliation existante",
    "Situation professionnelle",
    "Détail",
    "Revenus",
    "Détail",
    "Lien commune",
    "Détail",
    "Ménage",
    "Résidence",
    "Détail",
    "Cause",
    "Détail",
    "Raison",
    "Détail",
    "Accompagnement",
    "Détail",
    "Commentaires",
]
_AYANTS = [
    f"Ayant-droit {rang} : {champ}" for rang in range(1, 10) for champ in ("Nom", "Prénom", "Date de naissance", "Lien")
]


def domifa_modele() -> Lignes:
    """The template of DomiFa: 36 columns, then nine ayants droit of four columns."""
    vides: list[Valeur] = [None] * (len(_DOMIFA) + len(_AYANTS))
    une, deux = list(vides), list(vides)
    une[:17] = [
        "2025-17", "H", "DIALLO", "Moussa", "Papis", date(1979, 8, 9), "Conakry", "0700000001", "m.diallo@exemple.fr",
        "VALIDE", None, None, "PREMIERE", date(2025, 3, 1), date(2026, 2, 28), date(2025, 3, 1), date(2025, 9, 30),
    ]  # fmt: skip
    une[17:20] = ["OUI", "Croix-Rouge", "NON"]
    une[20], une[27] = "RETRAITE", "HEBERGEMENT_TIERS"
    une[26], une[35] = "COUPLE_AVEC_ENFANT", "courrier à remettre en main propre"
    une[36:44] = ["DIALLO", "Aminata", date(1983, 1, 2), "CONJOINT", "DIALLO", "Ibrahim", "14/07/2012", "ENFANT"]
    deux[:6] = ["2025-18", "F", "POPESCU", "Elena", None, "31/12/1996"]
    deux[6], deux[9], deux[11] = "Bucarest", "RADIE", "NON_MANIFESTATION_3_MOIS"
    return ((*_DOMIFA, *_AYANTS), tuple(une), tuple(deux))


def domifa_export() -> Lignes:
    """What DomiFa gives out: other headings, eight ayants droit, dates as texts."""
    return (
        (
            "ID", "Civilité", "Nom", "Prénom", "Surnom", "Date de naissance", "Lieu de naissance", "Téléphone", "Email",
            "Langue", "Nationalité", "N° de distribution", "Statut", "Date de début", "Date de fin", "Référent",
            "Ayant-droit 1 Nom", "Ayant-droit 1 Prénom", "Ayant-droit 1 Date de naissance", "Ayant-droit 1 Lien",
        ),
        (
            "41", "Madame", "POPESCU", "Elena", "", "1996-12-31T00:00:00.000Z", "Bucarest", "07 55 00 00 01", "",
            "Roumain", "Roumaine", "TSA 12", "Actif", "01/02/2025", "31/01/2026", "N. Benali",
            "POPESCU", "Ion", "03/04/2019", "ENFANT",
        ),
        ("42", "Monsieur", "SOW", "Cheikh", "", "1980-06-30T22:00:00.000Z", "Dakar", *("",) * 5, "Radié", "", "", ""),
    )  # fmt: skip
