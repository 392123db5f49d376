"""What became of a letter, in words."""

from __future__ import annotations

from collections.abc import Mapping

from ccas_desktop.domain.courrier.courrier_produit import EtatCourrier, ModeRemise

ETATS_DU_COURRIER: Mapping[EtatCourrier, str] = {
    EtatCourrier.A_IMPRIMER: "À imprimer",
    EtatCourrier.A_REMETTRE: "À remettre",
    EtatCourrier.REMIS: "Remis",
}
MODES_DE_REMISE: Mapping[ModeRemise, str] = {
    ModeRemise.MAIN_PROPRE: "Remis en main propre",
    ModeRemise.POSTE: "Envoyé par la poste",
}
