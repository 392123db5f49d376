"""The body of the explanation of a computation (M16)."""

from __future__ import annotations

from ccas_desktop.domain.courrier.contenu import Lettre
from ccas_desktop.domain.courrier.document import Bloc, Intertitre, liste, paragraphe
from ccas_desktop.domain.courrier.grille import present
from ccas_desktop.domain.courrier.typographie import date_longue, de, minuscule


def explication(lettre: Lettre) -> tuple[Bloc, ...]:
    """The four parts, in the order of CRPA R311-3-1-2; each line names its article, each datum its source."""
    expliquee, demande_le = present(lettre.explication), lettre.references.demande_le
    du = f" du {date_longue(demande_le)}" if demande_le else ""
    return (
        paragraphe(
            f"Un calcul informatique a aidé à étudier votre demande {de(minuscule(lettre.aide))}{du}. "
            "Voici comment il a été fait."
        ),
        Intertitre("1. Ce que le calcul a fait, et ce qu’il n’a pas fait"),
        paragraphe(expliquee.degre),
        paragraphe(expliquee.mode),
        *_partie("2. Les informations utilisées, et d’où elles viennent", expliquee.donnees),
        *_partie("3. Les règles appliquées à votre situation", expliquee.parametres),
        *_partie("4. Le calcul, ligne par ligne", expliquee.operations),
        paragraphe("Une information est fausse ? Dites-le-nous : nous la corrigeons et nous refaisons le calcul."),
    )


def _partie(titre: str, lignes: tuple[str, ...]) -> tuple[Bloc, ...]:
    if not lignes:
        return (Intertitre(titre), paragraphe("Aucune."))
    return (Intertitre(titre), liste(*(paragraphe(ligne) for ligne in lignes)))
