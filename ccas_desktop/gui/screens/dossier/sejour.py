"""The place of a member in the foyer: link, share of the time, stay, who lodges."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Any

from PySide6.QtWidgets import QWidget

from ccas_desktop.application.messages.foyer import LIENS, PARTS
from ccas_desktop.domain.personnes.foyer import UN, Lien, Usager
from ccas_desktop.gui.forms import Champ, ChampChoix, ChampDate, ChampSegments, GroupeChamps, LigneTexte
from ccas_desktop.gui.screens.dossier.champs import ChampPart

AUTRE = "autre"


class SejourDansLeFoyer:
    """The fields that say how a person lives in the foyer.

    Attributes:
        membre: the person is not the demandeur: her link and her stay are asked.
        hebergeable: who lodges her is asked: not in the form that opens a dossier.
    """

    def __init__(self, *, membre: bool, hebergeable: bool) -> None:
        self.lien = ChampChoix("Lien avec le demandeur", _liens(), obligatoire=membre)
        self.presence = ChampSegments("Présence", _parts())
        self.part = ChampPart("Part du temps")
        self.arrivee = ChampDate("Arrivée dans le foyer", aide="Vide\u00a0: depuis toujours.")
        self.depart = ChampDate("Départ du foyer", aide="Vide\u00a0: toujours présent·e.")
        self.deces = ChampDate("Décédé·e le")
        self.hebergeant_id = ChampChoix("Hébergé·e par", (), invite="Personne")
        self.hebergeant = LigneTexte("Nom de l’hébergeant", exemple="Mme Roux, sa tante")
        self._membre, self._hebergeable = membre, hebergeable

        self.presence.modifie.connect(self.montrer_ce_qui_sert)
        self.hebergeant_id.modifie.connect(self.montrer_ce_qui_sert)

    @property
    def champs(self) -> Mapping[str, Champ]:
        """Return the fields of the stay and of the host; the link goes first in the form."""
        sejour: dict[str, Champ] = {"presence": self.presence, "part": self.part}
        sejour |= {"arrivee": self.arrivee, "depart": self.depart}
        hote: dict[str, Champ] = {"hebergeant_id": self.hebergeant_id, "hebergeant": self.hebergeant}
        hote["deces_le"] = self.deces
        return (sejour if self._membre else {}) | (hote if self._hebergeable else {})

    @property
    def dernier(self) -> LigneTexte | None:
        """Return the last line of text, Enter in which saves; None when there is none."""
        return self.depart if self._membre else None

    def placer(self, groupe: GroupeChamps) -> None:
        """Put the fields, but the link, at the end of a form."""
        groupe.ajouter(self.presence, self.part, parts=(5, 2))
        groupe.ajouter(self.hebergeant_id, self.hebergeant)
        groupe.ajouter(self.arrivee, self.depart, self.deces)
        self.lien.setVisible(self._membre)
        self.montrer_ce_qui_sert()

    def proposer_hebergeants(self, autres: Sequence[Usager]) -> None:
        """Offer the other people of the dossier, and someone else."""
        choix = [(u.id, u.identite.nom_affiche) for u in autres]
        self.hebergeant_id.definir_choix([*choix, (AUTRE, "Une autre personne…")])

    def montrer(self, usager: Usager | None) -> None:
        """Show a person as saved, or nothing."""
        presence = usager.presence if usager else UN
        usuelle = next((str(part) for part in PARTS if part == presence), AUTRE)
        self.presence.definir_valeur(usuelle)
        self.part.definir_valeur(presence if usuelle == AUTRE else None)
        self.lien.definir_valeur(usager.lien.value if usager else None)
        self.arrivee.definir_valeur(usager.arrivee if usager else None)
        self.depart.definir_valeur(usager.depart if usager else None)
        self.deces.definir_valeur(usager.deces_le if usager else None)
        libre = usager.hebergeant if usager else ""
        self.hebergeant_id.definir_valeur(AUTRE if libre else usager.hebergeant_id if usager else None)
        self.hebergeant.definir_valeur(libre)
        self.montrer_ce_qui_sert()

    def montrer_ce_qui_sert(self) -> None:
        """Ask for a share, or a name, only when it is none of those offered."""
        visibles: tuple[tuple[QWidget, bool], ...] = (
            (self.presence, self._membre),
            (self.part, self._membre and self.presence.valeur() == AUTRE),
            (self.arrivee, self._membre),
            (self.depart, self._membre),
            (self.deces, self._hebergeable),
            (self.hebergeant_id, self._hebergeable),
            (self.hebergeant, self._hebergeable and self.hebergeant_id.valeur() == AUTRE),
        )
        for widget, visible in visibles:
            widget.setVisible(visible)

    def saisie(self, valeurs: Mapping[str, Any]) -> dict[str, Any]:
        """Return what these values of the fields say, by the names of SaisieUsager."""
        part, hote = valeurs.get("presence"), valeurs.get("hebergeant_id")
        autre_part = valeurs.get("part")
        return {
            "lien": Lien(valeurs["lien"]) if valeurs.get("lien") else Lien.DEMANDEUR,
            "arrivee": valeurs.get("arrivee"),
            "depart": valeurs.get("depart"),
            "deces_le": valeurs.get("deces_le"),
            "presence": (UN if autre_part is None else autre_part) if part in (AUTRE, None) else Decimal(str(part)),
            "hebergeant_id": None if hote == AUTRE else hote,
            "hebergeant": (valeurs.get("hebergeant") or "") if hote == AUTRE else "",
        }


def _liens() -> tuple[tuple[str, str], ...]:
    return tuple((lien.value, mot) for lien, mot in LIENS.items() if lien is not Lien.DEMANDEUR)


def _parts() -> tuple[tuple[str, str], ...]:
    return (*((str(part), mot.capitalize()) for part, mot in PARTS.items()), (AUTRE, "Autre part"))
