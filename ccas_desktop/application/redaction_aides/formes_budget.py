"""The form of an indicator computed from the budget: which months, which natures, shares, maxima, flat amounts."""

from __future__ import annotations

from ccas_desktop.application.redaction_aides import choix_definitions
from ccas_desktop.application.redaction_aides.formes import Cas, Choix, Entree, Forme, Genre, Groupe, Liste, Variantes
from ccas_desktop.domain.dossiers.budget import Sens


class FormesBudget:
    """The form of a budget, with the facts that a flat amount may be counted for."""

    def __init__(self, nombres: Choix) -> None:
        self._nombres = nombres

    def budget(self) -> Forme:
        """Return the form of resources minus charges."""
        mois = (
            Cas("courant", "Du mois en cours", {}),
            Cas("precedent", "Du mois précédent", {"periode": "mois_precedent"}),
            Cas(
                "moyenne",
                "En moyenne de plusieurs mois",
                {"moyenne_de_mois": ""},
                lambda: (Entree("moyenne_de_mois", "Nombre de mois précédents", Genre.ENTIER),),
            ),
        )
        return (
            Variantes("Quels mois", mois),
            Entree(
                "aide_logement",
                "Aide au logement",
                Genre.CHOIX,
                facultative=True,
                choix=choix_definitions.APL,
                aide="Sans choix\u00a0: dans les ressources. Jamais deux fois.",
            ),
            self._cote("ressources", "Ressources", Sens.RESSOURCE),
            self._cote("charges", "Charges", Sens.CHARGE),
        )

    def _cote(self, cle: str, libelle: str, sens: Sens) -> Variantes:
        dedans = (Groupe(cle, f"{libelle} comptées", lambda: self._selection(sens)),)
        return Variantes(
            libelle,
            (Cas("non", "Rien n’est compté", {}), Cas("oui", "Comptées", {cle: {}}, lambda: dedans)),
        )

    def _selection(self, sens: Sens) -> Forme:
        natures = choix_definitions.NATURES_PAR_SENS[sens]
        quelles = (
            Cas("toutes", "Toutes", {}),
            Cas(
                "seulement",
                "Seulement certaines",
                {"seulement": []},
                lambda: (Entree("seulement", "Natures comptées", Genre.CODES, choix=natures),),
            ),
            Cas(
                "sauf",
                "Toutes, sauf certaines",
                {"sauf": []},
                lambda: (Entree("sauf", "Natures non comptées", Genre.CODES, choix=natures),),
            ),
            Cas("aucune", "Aucune ligne, un forfait seulement", {"aucune": True}),
        )
        voisines = Entree("natures", "Natures", Genre.CODES, choix=natures)
        return (
            Variantes("Quelles natures", quelles),
            Liste("quotes_parts", "Natures comptées pour une part", "une part", lambda: self._quote_part(voisines)),
            Liste(
                "plafonds",
                "Natures comptées jusqu’à un maximum",
                "un maximum",
                lambda: (voisines, Entree("maximum", "Maximum par mois (€)", Genre.NOMBRE)),
            ),
            Liste(
                "forfaits",
                "Sommes forfaitaires",
                "un forfait",
                self._forfait,
                resume=lambda table: str(table.get("libelle", "")),
            ),
        )

    def _quote_part(self, natures: Entree) -> Forme:
        return (
            natures,
            Entree("part", "Part comptée", aide="Par exemple 1/3 ou 0,5."),
            Entree(
                "lien",
                "Pour les lignes de",
                Genre.CHOIX,
                facultative=True,
                choix=choix_definitions.LIENS_DU_FOYER,
                aide="Sans choix\u00a0: de tout le foyer.",
            ),
        )

    def _forfait(self) -> Forme:
        return (
            Entree("libelle", "Nom du forfait"),
            Entree("montant", "Somme par mois (€)", Genre.NOMBRE),
            Entree("par", "Une fois pour chaque", Genre.CHOIX, facultative=True, choix=self._nombres),
        )
