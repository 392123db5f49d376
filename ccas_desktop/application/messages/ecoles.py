"""What is said of the list of schools."""

from __future__ import annotations

from datetime import date

from ccas_desktop.domain.reponses.periode import rentree_de

NBSP = "\u00a0"
EXPLICATION = (
    "Pour demander la scolarité d’un enfant, l’école se cherche par son nom dans cette liste, sans réseau. Téléchargez "
    f"l’«{NBSP}Annuaire de l’éducation{NBSP}» au format CSV sur data.education.gouv.fr (licence ouverte), puis chargez "
    "le fichier ici, une fois par an, après la rentrée. Sans elle, on tape le code UAI de l’école."
)


def phrase_liste(nombre: int, le: date | None, jour: date) -> str:
    """Return how many schools the list has, from when, and whether a rentrée has gone by since."""
    if not nombre or le is None:
        return "Aucune liste n’est chargée."
    ecoles = f"{nombre:,}".replace(",", "\u202f")
    phrase = f"{ecoles}{NBSP}établissement{'s' if nombre > 1 else ''}, liste chargée le {le:%d/%m/%Y}."
    if rentree_de(le) < rentree_de(jour):
        return f"{phrase} Une rentrée a eu lieu depuis{NBSP}: chargez la nouvelle liste."
    return phrase


def phrase_import(nombre: int, ecartees: int) -> str:
    """Return how many schools were brought in, and how many lines could not be."""
    ecoles = f"{nombre:,}".replace(",", "\u202f")
    phrase = f"Liste chargée{NBSP}: {ecoles}{NBSP}établissement{'s' if nombre > 1 else ''}."
    if not ecartees:
        return phrase
    pluriel = "s" if ecartees > 1 else ""
    return f"{phrase} {ecartees}{NBSP}ligne{pluriel} écartée{pluriel}, sans nom ou dont le code est inexact."
