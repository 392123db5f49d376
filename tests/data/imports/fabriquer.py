"""Makes the lists of this folder, shaped as those of real offices, about nobody.

`python -m tests.data.imports.fabriquer`
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, time
from pathlib import Path

from xlsxwriter import Workbook

from tests.data.imports.domifa import domifa_export, domifa_modele
from tests.data.imports.formats import Valeur, ecrire_ods, ecrire_xls

DOSSIER = Path(__file__).parent
Lignes = Sequence[Sequence[Valeur]]


def personnes() -> Lignes:
    """One row a person, from Excel saved as csv: lost zeros, three ways of writing a date, an accent in each name."""
    return (
        ("Civilité", "Nom", "Prénom", "Né(e) le", "Tél.", "Adresse", "CP", "Ville", "N° sécu", "Observations"),
        (
            "Mme",
            "LEFÈVRE",
            "Zoé",
            "03/05/1988",
            "612345678",
            "12 rue de l'Église",
            "1400",
            "Châtillon",
            "",
            "passe le jeudi",
        ),
        ("M.", "N'GUESSAN", "Amadou", "17.11.1975", "06 98 76 54 32", "Le Bourg", "61990", "Saint-Aubin", "", ""),
        ("Mlle", "LE GOFF", "Anne-Sophie", "1 mars 1990", "+33 7 11 22 33 44", "", "", "", "", 'a; b "c"'),
        ("M.", "ŒUVRARD", "Jean", "29/02/1961", "02.33.00", "4 bis chemin du Puits", "61990", "Saint-Aubin", "", ""),
        ("M.", "DUBOIS", "", "01/01/1950", "", "", "", "", "", "prénom à retrouver"),
    )


def familles() -> Lignes:
    """A family sheet made by hand over ten years: title rows, headings on two rows, everything in one cell."""
    return (
        ("CCAS de Saint-Aubin-des-Prés",),
        ("Familles suivies — mise à jour le 12/10/2025",),
        (),
        ("Demandeur", None, None, None, "Conjoint", None, None, "Foyer", None, None),
        (
            "Nom Prénom",
            "Date de naissance",
            "Portable",
            "Mail",
            "Nom",
            "Prénom",
            "Date naiss.",
            "Adresse complète",
            "Enfants",
            "QF",
        ),
        (
            "M. et Mme DUPONT Jean et Marie",
            "12/03/80 et 05/06/82",
            612345678,
            "j.dupont@exemple.fr",
            None,
            None,
            None,
            "3 rue des Lilas 61990 SAINT-AUBIN",
            "Léa 12/03/2015, Tom (05/06/2018)",
            412,
        ),
        (
            "MARTIN Claire née DURAND",
            31590,
            "0611223344 / 0233445566",
            None,
            "BERNARD",
            "Luc",
            date(1984, 4, 2),
            "Lieu-dit La Haie\n61990 Saint-Aubin",
            "3 enfants",
            None,
        ),
        ("Mme BEN ALI Fatima", "1962", None, None, None, None, None, None, "aucun", 0),
        (),
        ("TOTAL", None, None, None, None, None, None, None, None, 412),
    )


def aides() -> Lignes:
    """One row an aid: the name once for several rows, amounts in any writing, a total at the end."""
    return (
        ("AIDES FACULTATIVES 2025",),
        ("Nom", "Prénom", "Date de naissance", "Date", "Nature de l'aide", "Montant", "Bon n°", "Décision", "Payé à"),
        (
            "ROUX",
            "Jeanne",
            date(1987, 6, 27),
            date(2025, 1, 14),
            "Bon alimentaire",
            45.5,
            "25-001",
            "Accord",
            "Super U",
        ),
        (None, None, None, date(2025, 3, 2), "Bon alimentaire", "30 €", "25-014", "Accord", "Super U"),
        (None, None, None, "15 avril 2025", "Impayé d'énergie", "120,00", "25-020", "Accord partiel", "EDF"),
        ("PETIT", "Karim", "05/12/91", date(2025, 2, 3), "Transport", "0", None, "Refus", None),
        ("PETIT", "Karim", "05/12/91", date(2025, 6, 3), "bon alimentaire", "1 200,5", "25-033", "En attente", None),
        ("Sous-total 1er semestre", None, None, None, None, 1396),
    )


def liste_rsa() -> Lignes:
    """A list of the département: English headings, roles of the CNAF, social security numbers that may not be kept."""
    return (
        ("last_name", "first_name", "birth_date", "role", "nir", "affiliation_number", "phone_number", "email"),
        ("GARNIER", "Sylvie", "1978-02-11", "DEM", "278026116904260", "1234567", "0600000002", "s.garnier@exemple.fr"),
        ("GARNIER", "Marc", "1975-10-30", "CJT", "175106116904233", "1234567", "", ""),
    )


def foyers_avec_cle() -> Lignes:
    """One row a person, joined by the number of the family; a cell of two lines, quotes and commas."""
    return (
        ("N° foyer", "Nom", "Prénom", "Lien", "Date de naissance", "Adresse", "Code postal", "Commune", "Remarques"),
        (
            "F1",
            "ROBERT",
            "Paul",
            "demandeur",
            "04/04/1970",
            "2, place de la Mairie",
            "61990",
            "Saint-Aubin",
            "ligne 1\nligne 2",
        ),
        ("F1", "ROBERT", "Nadia", "épouse", "07/08/1973", "", "", "", 'dit "Nadou"'),
        ("F1", "ROBERT", "Inès", "fille", "10/10/2010", "", "", "", ""),
        ("F2", "GIRARD", "Éloïse", "demandeur", "09/09/1999", "", "", "", "=1+1"),
    )


def mon_suivi_social() -> Lignes:
    """Mon Suivi Social: the codes of its fields as headings."""
    return (
        (
            "title",
            "surname",
            "first name",
            "birthdate",
            "phone",
            "city",
            "examination date",
            "type",
            "allocated amount",
            "status",
        ),
        (
            "Mme",
            "MOREL",
            "Léa",
            "1991-05-06",
            "0611111111",
            "Saint-Aubin",
            "2025-04-01",
            "Secours d'urgence",
            "80.00",
            "accepted",
        ),
        ("M.", "MOREL", "Hugo", "1989-01-20", "0622222222", "Saint-Aubin", "2025-05-02", "Loyer", "0", "refused"),
    )


def benevoles() -> Lignes:
    """A short list of LibreOffice: real dates, phones as numbers."""
    return (
        ("Prénom Nom", "Naissance", "Portable", "Nature de l'aide", "Somme", "Date aide"),
        ("Inès FAURE", date(2001, 9, 17), 677889900, "Colis alimentaire", 25, date(2025, 11, 5)),
        ("Jean de LA TOUR", date(1949, 12, 1), 233556677, "Chauffage", 150.75, date(2025, 12, 12)),
    )


def ancien() -> Lignes:
    """A workbook of 1997: dates are bare numbers, names all in capitals."""
    return (
        ("NOM PRENOM", "NE LE", "ADRESSE", "CP VILLE", "TEL"),
        ("LAMBERT JACQUES", date(1938, 7, 14), "LE MOULIN", "61990 ST AUBIN", 233010203),
        ("VINCENT MARIE LOUISE", date(1941, 2, 28), "8 RUE HAUTE", "61100 FLERS", 233010204),
    )


def fabriquer(dossier: Path = DOSSIER) -> None:
    """Write every file."""
    _csv(dossier / "personnes_cp1252.csv", personnes(), ";", "cp1252")
    _csv(dossier / "rsa_utf16.csv", liste_rsa(), "\t", "utf-16")
    _csv(dossier / "foyers_utf8.csv", foyers_avec_cle(), ",", "utf-8-sig")
    _csv(dossier / "mon_suivi_social.csv", mon_suivi_social(), ",", "utf-8")
    _xlsx(dossier / "familles.xlsx", {"Feuil1": (), "Familles": familles()})
    _xlsx(dossier / "aides_2025.xlsx", {"2025": aides(), "Codes": (("Code", "Libellé"), ("1", "Alimentaire"))})
    _xlsx(dossier / "domifa_modele.xlsx", {"Import": domifa_modele(), "Codes": (("Liste",), ("VALIDE",))})
    _xlsx(
        dossier / "domifa_export.xlsx", {"Liste": domifa_export(), "Entretiens": (("ID", "Orientation"), ("41", "NON"))}
    )
    ecrire_ods(dossier / "benevoles.ods", "Aides", benevoles())
    ecrire_xls(dossier / "ancien.xls", "LISTE", ancien())


def _csv(chemin: Path, lignes: Lignes, separateur: str, codage: str) -> None:
    def citer(valeur: Valeur) -> str:
        texte = "" if valeur is None else str(valeur)
        return '"' + texte.replace('"', '""') + '"' if any(c in texte for c in f'{separateur}"\n') else texte

    texte = "".join(separateur.join(map(citer, ligne)) + "\r\n" for ligne in lignes)
    chemin.write_bytes(texte.encode(codage))


def _xlsx(chemin: Path, feuilles: dict[str, Lignes]) -> None:
    classeur = Workbook(str(chemin))
    classeur.set_properties({"created": datetime(2026, 1, 1)})  # noqa: DTZ001 the format knows no zone
    jour = classeur.add_format({"num_format": "dd/mm/yyyy"})
    for nom, lignes in feuilles.items():
        feuille = classeur.add_worksheet(nom)
        for rang, ligne in enumerate(lignes):
            for place, valeur in enumerate(ligne):
                if isinstance(valeur, date):
                    # Midnight without a zone, as the format has it.
                    feuille.write_datetime(rang, place, datetime.combine(valeur, time()), jour)
                elif valeur is not None:
                    feuille.write(rang, place, valeur)
        # DomiFa froze on such rows (features.md C1).
        feuille.write_blank(5000, 3, None, jour)
    classeur.close()


if __name__ == "__main__":
    fabriquer()
