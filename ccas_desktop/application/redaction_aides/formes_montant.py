"""The forms of how much: the amount in each of its kinds, the limits, the loan."""

from __future__ import annotations

from ccas_desktop.application.redaction_aides import choix
from ccas_desktop.application.redaction_aides.formes import Cas, Entree, Forme, Genre, Groupe, Liste, Selon, Variantes
from ccas_desktop.domain.reglement.modele.indicateurs import Unite, Vocabulaire, ordonnes, sommes

_ARTICLE = Entree("article", "Article du règlement")
_MONTANT = Entree("montant", "Montant (€)", Genre.NOMBRE)
_TAUX = Entree("pour_cent", "Taux (%)", Genre.NOMBRE)
_RESTE = Entree("reste_a_charge", "La personne garde à sa charge (€)", Genre.NOMBRE)
_MAXIMUM = Entree("maximum", "Au plus (€)", Genre.NOMBRE, facultative=True)
_ISSUE = Entree("issue", "Suite", Genre.CHOIX, choix=choix.RENVOI)


class FormesMontant:
    """The forms of amounts, with the facts they may name."""

    def __init__(self, vocabulaire: Vocabulaire) -> None:
        self._vocabulaire = vocabulaire
        self._sommes = choix.indicateurs(sommes(vocabulaire))
        self._nombres = choix.indicateurs(ordonnes(vocabulaire))

    def montant(self) -> Forme:
        """Return the form of how the amount is found."""
        return (
            _ARTICLE,
            Entree("texte", "Phrase du règlement", Genre.LONG),
            Variantes("Comment le montant est trouvé", self._manieres()),
            Entree(
                "fois",
                "Versé pour chaque",
                Genre.CHOIX,
                facultative=True,
                choix=self._nombres,
                aide="Par exemple «\u00a0Enfants au foyer\u00a0». Facultatif.",
            ),
            Entree(
                "maximum_par",
                "Maximum compté pour chaque",
                Genre.CHOIX,
                facultative=True,
                choix=self._nombres,
                aide="Le maximum d’un taux est multiplié par ce nombre. Facultatif.",
            ),
        )

    def plafonds(self) -> Forme:
        """Return the form of the limits."""
        return (
            Entree("article", "Article du règlement", facultative=True),
            Entree("texte", "Phrase du règlement", Genre.LONG, facultative=True),
            Entree("par_demande", "Maximum par demande (€)", Genre.NOMBRE, facultative=True),
            Entree("par_an", "Maximum par an pour cette aide (€)", Genre.NOMBRE, facultative=True),
            Entree("par_foyer_an", "Maximum par foyer et par an, toutes aides (€)", Genre.NOMBRE, facultative=True),
            Entree("minimum_versement", "Rien n’est versé au-dessous de (€)", Genre.NOMBRE, facultative=True),
            Variantes(
                "Part laissée à la personne",
                (
                    Cas("aucune", "Aucune", {}),
                    Cas(
                        "part",
                        "Un pourcentage",
                        {"part_personnelle": {}},
                        lambda: (Groupe("part_personnelle", "Part de la personne", self._part),),
                    ),
                ),
            ),
            Liste("etape", "Plafonds en plusieurs étapes", "un plafond", self._etape),
        )

    def pret(self) -> Forme:
        """Return the form of a loan."""
        return (
            _ARTICLE,
            Entree("texte", "Phrase du règlement", Genre.LONG),
            Variantes(
                "Remboursement",
                (
                    Cas(
                        "mensualites",
                        "En un nombre de mensualités",
                        {"mensualites": ""},
                        lambda: (Entree("mensualites", "Nombre de mensualités", Genre.ENTIER),),
                    ),
                    Cas(
                        "mensualite",
                        "Tant par mois",
                        {"mensualite": ""},
                        lambda: (Entree("mensualite", "Mensualité (€)", Genre.NOMBRE),),
                    ),
                ),
            ),
            Entree("differe_mois", "Première mensualité après (mois)", Genre.ENTIER, facultative=True),
        )

    def _manieres(self) -> tuple[Cas, ...]:
        return (
            Cas("montant", "Un montant fixe", {"montant": ""}, lambda: (_MONTANT,)),
            Cas(
                "pour_cent",
                "Un taux d’une dépense",
                {"pour_cent": "", "de": "montant_facture"},
                lambda: (_TAUX, self._de(), _MAXIMUM),
            ),
            Cas(
                "reste_a_charge",
                "Ce qui dépasse une somme laissée à la personne",
                {"reste_a_charge": "", "de": "montant_facture"},
                lambda: (_RESTE, self._de()),
            ),
            Cas(
                "tranches",
                "Des tranches",
                {"indicateur": "", "tranches": [{}, {"au_dela": True}]},
                self._bareme,
            ),
            Cas(
                "matrice",
                "Un tableau à deux entrées",
                {"indicateur": "", "tranches": [{}, {"au_dela": True}], "colonnes": {}},
                self._matrice,
            ),
        )

    def _de(self) -> Entree:
        return Entree("de", "Pourcentage de, ou dépense", Genre.CHOIX, choix=self._sommes)

    def _indicateur(self) -> Entree:
        offerts = {c: i for c, i in self._vocabulaire.items() if i.unite not in (Unite.OUI_NON, Unite.DATE)}
        return Entree("indicateur", "Tranches selon", Genre.CHOIX, choix=choix.indicateurs(offerts))

    def _bareme(self) -> Forme:
        de = Entree("de", "Les taux portent sur", Genre.CHOIX, facultative=True, choix=self._sommes)
        return (
            self._indicateur(),
            de,
            Selon("indicateur", lambda code: (self._tranches(code, self._resultat()),)),
        )

    def _matrice(self) -> Forme:
        de = Entree("de", "Les taux portent sur", Genre.CHOIX, facultative=True, choix=self._sommes)
        return (
            Groupe("colonnes", "Colonnes", self._colonnes),
            self._indicateur(),
            de,
            Selon("indicateur", lambda code: (self._tranches(code, self._rangee()),)),
        )

    def _colonnes(self) -> Forme:
        return (self._indicateur(), Selon("indicateur", lambda code: (self._tranches(code, None),)))

    def _tranches(self, code: object, resultat: Variantes | None) -> Liste:
        indicateur = self._vocabulaire.get(str(code))
        texte = indicateur is not None and indicateur.unite is Unite.TEXTE
        debut = _valeurs() if texte else _tranche()
        forme = (debut,) if resultat is None else (debut, resultat)
        return Liste("tranches", "Tranches", "une tranche", lambda: forme, en_ligne=True)

    def _resultat(self) -> Variantes:
        return Variantes(
            "Résultat",
            (
                Cas("montant", "Montant", {"montant": ""}, lambda: (_MONTANT,)),
                Cas("pour_cent", "Taux", {"pour_cent": ""}, lambda: (_TAUX, _MAXIMUM)),
                Cas("reste_a_charge", "Reste à charge", {"reste_a_charge": ""}, lambda: (_RESTE,)),
                Cas("issue", "Pas de montant", {"issue": ""}, lambda: (_ISSUE,)),
            ),
        )

    def _rangee(self) -> Variantes:
        montants = Entree("montants", "Montants, un par colonne", Genre.NOMBRES)
        taux = Entree("pour_cents", "Taux, un par colonne", Genre.NOMBRES)
        return Variantes(
            "Résultats",
            (
                Cas("montants", "Montants", {"montants": []}, lambda: (montants,)),
                Cas("pour_cents", "Taux", {"pour_cents": []}, lambda: (taux,)),
                Cas("issue", "Pas de montant", {"issue": ""}, lambda: (_ISSUE,)),
            ),
        )

    def _part(self) -> Forme:
        return (
            Entree("pour_cent", "Taux (%)", Genre.NOMBRE),
            Entree("de", "De", Genre.CHOIX, choix=self._sommes),
        )

    def _etape(self) -> Forme:
        return (
            Entree("libelle", "Nom du plafond"),
            Entree("maximum", "Maximum (€)", Genre.NOMBRE),
            Entree("deja", "Ce qui est déjà compté", Genre.CHOIX, choix=self._nombres),
        )


_COTES_DE_TRANCHE = {"a_partir_de": "De", "plus_de": "Plus de", "moins_de": "Moins de", "jusqu_a": "Jusqu’à"}
_TRANCHES: tuple[tuple[tuple[str, ...], str], ...] = (
    (("moins_de",), "Moins de"),
    (("jusqu_a",), "Jusqu’à (compris)"),
    (("a_partir_de", "moins_de"), "De… à moins de…"),
    (("a_partir_de", "jusqu_a"), "De… à… (compris)"),
    (("plus_de", "moins_de"), "Plus de… et moins de…"),
    (("plus_de", "jusqu_a"), "Plus de… jusqu’à… (compris)"),
    (("au_dela",), "Au-delà"),
    (("a_partir_de", "au_dela"), "Au-delà, à partir de…"),
    (("plus_de", "au_dela"), "Au-delà, plus de…"),
)


def _tranche() -> Variantes:
    """One end or both: a low bound that is typed is checked against the end of the former bracket."""
    return Variantes("Tranche", tuple(_cas_de_tranche(cles, libelle) for cles, libelle in _TRANCHES))


def _cas_de_tranche(cles: tuple[str, ...], libelle: str) -> Cas:
    bornes = tuple(cle for cle in cles if cle != "au_dela")
    entrees = tuple(Entree(b, _COTES_DE_TRANCHE[b] if len(bornes) > 1 else "Valeur", Genre.NOMBRE) for b in bornes)
    return Cas("_".join(cles), libelle, {cle: True if cle == "au_dela" else "" for cle in cles}, lambda: entrees)


def _valeurs() -> Entree:
    return Entree("dans", "Valeurs", Genre.TEXTES)
