"""The fields of the situation of a person and of how the dossier is followed, with the headings known for each."""

from __future__ import annotations

from ccas_desktop.application.imports.champ import Champ, Famille, titres

_P, _F = Famille.PERSONNE, Famille.FOYER

CHAMPS_DE_SITUATION: tuple[Champ, ...] = (
    Champ(
        "autre_telephone",
        "Autre téléphone",
        _P,
        titres("autre telephone|autre tel|tel 2|telephone 2|telephone secondaire|second telephone|autre numero"),
    ),
    Champ(
        "situation_familiale",
        "Situation familiale",
        _P,
        titres("situation familiale|situation de famille|sit fam|sitfam|situation matrimoniale|etat matrimonial"),
    ),
    Champ(
        "situation_professionnelle",
        "Situation professionnelle",
        _P,
        titres(
            "situation professionnelle|situation pro|sit pro|statut professionnel|situation emploi|csp"
            "|categorie socio professionnelle|categorie professionnelle|activite|activite professionnelle"
        ),
        par_membre=True,
    ),
    Champ("employeur", "Employeur", _P, titres("employeur|entreprise|nom de l employeur|nom employeur")),
    Champ("langue", "Langue parlée", _P, titres("langue|langue parlee|langues|langues parlees|langue maternelle")),
    Champ(
        "prevenir_nom",
        "Personne à prévenir\u00a0: nom",
        _P,
        titres(
            "personne a prevenir|a prevenir|personne de confiance|contact d urgence|contact urgence"
            "|personne a contacter|nom personne a prevenir|nom de la personne a prevenir"
        ),
    ),
    Champ(
        "prevenir_lien",
        "Personne à prévenir\u00a0: lien",
        _P,
        titres("lien personne a prevenir|lien de la personne a prevenir|lien contact d urgence"),
    ),
    Champ(
        "prevenir_telephone",
        "Personne à prévenir\u00a0: téléphone",
        _P,
        titres(
            "telephone personne a prevenir|tel personne a prevenir|tel a prevenir|telephone contact d urgence"
            "|tel contact d urgence|telephone de la personne a prevenir"
        ),
    ),
    Champ(
        "logement",
        "Logement",
        _F,
        titres(
            "logement|mode de logement|situation logement|situation de logement|statut d occupation|statut logement"
            "|type d hebergement|hebergement|occupation du logement|statut residentiel|mode d hebergement"
        ),
    ),
    Champ("type_logement", "Type de logement", _F, titres("type de logement|type logement|typologie|taille logement")),
    Champ("bailleur", "Bailleur", _F, titres("bailleur|nom du bailleur|bailleur social|nom bailleur")),
    Champ("surface", "Surface du logement", _F, titres("surface|surface du logement|surface logement|m2|superficie")),
    Champ(
        "arrivee_commune",
        "Arrivée dans la commune",
        _F,
        titres(
            "arrivee dans la commune|date d arrivee dans la commune|date d arrivee|date arrivee|arrivee commune"
            "|date arrivee commune|dans la commune depuis|habite la commune depuis|arrive le|date d entree commune"
        ),
    ),
    Champ(
        "orientation",
        "Orientation vers le CCAS",
        _F,
        titres("orientation|mode d orientation|type d orientation|origine de la demande|comment venu"),
    ),
    Champ(
        "prescripteur",
        "Prescripteur",
        _F,
        titres(
            "prescripteur|oriente par|envoye par|adresse par|structure orientante|orienteur|detail orientation"
            "|travailleur social|assistante sociale|assistant social|organisme orientant|nom du prescripteur"
        ),
    ),
    Champ(
        "referent",
        "Référent au CCAS",
        _F,
        titres("referent|referent ccas|agent referent|agent|suivi par|nom du referent|dossier suivi par|agent ccas"),
    ),
)
