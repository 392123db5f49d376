"""A letter ready to be laid out: its texts in reading order. Any program of composition can print it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Passage:
    """Some text, in bold or not."""

    texte: str
    gras: bool = False


@dataclass(frozen=True)
class Paragraphe:
    """One paragraph."""

    passages: tuple[Passage, ...]


@dataclass(frozen=True)
class Liste:
    """A list with bullets."""

    elements: tuple[Paragraphe, ...]


@dataclass(frozen=True)
class Intertitre:
    """A heading inside the body."""

    texte: str


Bloc = Paragraphe | Liste | Intertitre


@dataclass(frozen=True)
class Encadre:
    """A boxed part with its own heading, never cut by the end of a page."""

    titre: str
    blocs: tuple[Paragraphe | Liste, ...]


@dataclass(frozen=True)
class BlocSignature:
    """Where to sign by hand, and the name and quality that must be readable (CRPA L212-1).

    Attributes:
        a_signer: room is left for a signature; False when the law asks for none.
    """

    formule: str
    qualite: str
    nom: str
    a_signer: bool


@dataclass(frozen=True)
class Document:
    """One whole letter.

    Attributes:
        references: pairs such as (« Nos références », « 2026-0042 »).
        resume: the easy-to-read box, above the body.
        pied: lines of the footer; `modele` is printed beside the page number.
    """

    titre: str
    expediteur: tuple[str, ...]
    logo: bytes
    lieu_date: str
    references: tuple[tuple[str, str], ...]
    destinataire: tuple[str, ...]
    objet: str
    salutation: str
    resume: Encadre | None
    corps: tuple[Bloc, ...]
    politesse: str
    signature: BlocSignature
    encadres: tuple[Encadre, ...]
    pied: tuple[str, ...]
    modele: str
    suite: str
    duplicata: bool = False
    gros_caracteres: bool = False


def paragraphe(*morceaux: str | Passage) -> Paragraphe:
    """Return a paragraph of these pieces, the empty ones left out."""
    passages = (m if isinstance(m, Passage) else Passage(m) for m in morceaux)
    return Paragraphe(tuple(p for p in passages if p.texte))


def gras(texte: str) -> Passage:
    """Return the text in bold."""
    return Passage(texte, gras=True)


def liste(*elements: Paragraphe) -> Liste:
    """Return these paragraphs as a list."""
    return Liste(elements)
