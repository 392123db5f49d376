"""What a column of a file may become: the fields of a dossier, each with the headings that agents and tools give it.

A new heading is a word here. Headings are compared without accents, case or punctuation.
"""

from __future__ import annotations

from collections.abc import Mapping

from ccas_desktop.application.imports.champ import Champ, Famille
from ccas_desktop.application.imports.champ import titres as _titres
from ccas_desktop.application.imports.champs_situation import CHAMPS_DE_SITUATION

MEMBRES_MAX = 12
IGNORER, NOTE, INTERDIT = "", "note", "interdit"


_P, _F, _A = Famille.PERSONNE, Famille.FOYER, Famille.AIDE

CHAMPS: tuple[Champ, ...] = (
    Champ(
        "nom_prenom",
        "Nom et prénom",
        _P,
        _titres(
            "nom prenom|nom et prenom|nom et prenoms|nom prenoms|prenom nom|prenom et nom|noms prenoms|noms et prenoms"
            "|beneficiaire|beneficiaires|demandeur|usager|nom complet|identite|personne|nom du beneficiaire|usagers"
            "|nom du demandeur|titulaire|famille|chef de famille|nom prenom du beneficiaire"
        ),
        par_membre=True,
    ),
    Champ(
        "nom",
        "Nom de famille",
        _P,
        _titres(
            "nom|noms|nom de famille|nom de naissance|nom naissance|nom patronymique|nom jeune fille|nom de jeune fille"
            "|last name|lastname|birth name|nom d etat civil|nom usager|surname"
        ),
        par_membre=True,
    ),
    Champ(
        "prenom", "Prénom", _P, _titres("prenom|prenoms|prenom s|first name|firstname|prenom usager"), par_membre=True
    ),
    Champ(
        "nom_usage",
        "Nom d’usage",
        _P,
        _titres("nom d usage|nom usage|nom marital|nom d epouse|nom epouse|nom marie|usual name"),
        par_membre=True,
    ),
    Champ(
        "sexe",
        "Civilité ou sexe",
        _P,
        _titres("civilite|civ|sexe|genre|titre|title|gender|m mme|h f|civilite h f"),
        par_membre=True,
    ),
    Champ(
        "date_naissance",
        "Date de naissance",
        _P,
        _titres(
            "date de naissance|date naissance|naissance|ne le|nee le|ne e le|ddn|date naiss|dt naissance|date de naiss"
            "|d naissance|birth date|birthdate|birthday|annee de naissance|date n|dates de naissance|date nais"
        ),
        par_membre=True,
    ),
    Champ(
        "lieu_naissance",
        "Lieu de naissance",
        _P,
        _titres("lieu de naissance|lieu naissance|ne a|nee a|ville de naissance|commune de naissance|birth place"),
    ),
    Champ(
        "telephone",
        "Téléphone",
        _P,
        _titres(
            "telephone|tel|tel portable|portable|mobile|tel fixe|tel mobile|numero de telephone|n telephone|n tel|phone"
            "|phone number|gsm|tel domicile|telephone 1|telephone portable|telephones|tel 1|fixe"
        ),
        par_membre=True,
    ),
    Champ(
        "courriel",
        "Courriel",
        _P,
        _titres("email|e mail|mail|courriel|adresse mail|adresse email|adresse e mail|adresse electronique|mel"),
    ),
    Champ(
        "lien",
        "Lien avec le demandeur",
        _P,
        _titres("lien|lien de parente|lien parente|qualite|role|parente|situation dans le foyer|lien familial"),
        par_membre=True,
    ),
    Champ(
        "cle_foyer",
        "N° qui réunit les personnes d’une famille",
        _F,
        _titres(
            "n foyer|numero foyer|foyer|id foyer|n famille|numero famille|code famille|n dossier|numero de dossier"
            "|numero dossier|dossier|n de dossier|ref dossier|id famille|n menage"
            "|affiliation number"
        ),
    ),
    Champ(
        "adresse",
        "Adresse",
        _F,
        _titres(
            "adresse|adresse postale|rue|voie|adresse 1|adresse ligne 1|n et rue|numero et rue|adresse complete"
            "|domicile|address|adresse du domicile|n rue|libelle voie"
        ),
    ),
    Champ(
        "complement",
        "Complément d’adresse",
        _F,
        _titres("complement|complement adresse|complement d adresse|adresse 2|batiment|residence|appartement|lieu dit"),
    ),
    Champ("code_postal", "Code postal", _F, _titres("code postal|cp|c p|postal code|code post")),
    Champ("commune", "Commune", _F, _titres("commune|ville|localite|city|commune de residence|ville de residence")),
    Champ(
        "cp_commune",
        "Code postal et commune",
        _F,
        _titres(
            "code postal ville|cp ville|cp commune|code postal commune|code postal et ville|code postal et commune"
        ),
    ),
    Champ(
        "enfants",
        "Enfants, dans une seule cellule",
        _F,
        _titres(
            "enfants|enfants a charge|composition familiale|composition de la famille|prenoms des enfants"
            "|enfants et dates de naissance|prenom et age des enfants|enfants prenom date de naissance"
        ),
    ),
    Champ(
        "dom_debut",
        "Domiciliation\u00a0: premier jour",
        _F,
        _titres("debut de domiciliation|date de debut de domiciliation"),
    ),
    Champ(
        "dom_fin", "Domiciliation\u00a0: dernier jour", _F, _titres("fin de domiciliation|date de fin de domiciliation")
    ),
    Champ(
        "aide_nature",
        "Nature de l’aide",
        _A,
        _titres(
            "nature|nature de l aide|aide|type d aide|type aide|aide accordee|aide demandee|type|libelle aide|objet"
            "|secours|nature secours|objet de la demande|prestation|libelle|dispositif|aides"
        ),
    ),
    Champ(
        "aide_date",
        "Date de l’aide",
        _A,
        _titres(
            "date|date de l aide|date aide|date de la demande|date demande|date commission|date de commission"
            "|date decision|date de decision|date du bon|date d attribution|date versement|date bon"
            "|date de depot|examination date|decision date|handling date|dispatch date"
            "|date de passage en commission|date octroi"
        ),
    ),
    Champ(
        "aide_montant",
        "Montant accordé",
        _A,
        _titres(
            "montant|montant accorde|montant de l aide|montant aide|somme|montant attribue|accorde|montant verse|euros"
            "|montant en euros|valeur|montant ttc|allocated amount|montant du bon|montant bon|montant octroye"
        ),
    ),
    Champ("aide_demande", "Montant demandé", _A, _titres("montant demande|demande|asked amount|montant sollicite")),
    Champ(
        "aide_bon",
        "N° de bon ou de décision",
        _A,
        _titres("n bon|bon n|numero bon|numero de bon|n de bon|bon|numero du bon|n cheque|n decision|numero decision"),
    ),
    Champ(
        "aide_sens",
        "Décision",
        _A,
        _titres("decision|avis|accord refus|statut|etat|resultat|suite donnee|status|avis commission|accord"),
    ),
    Champ(
        "aide_motif",
        "Motif",
        _A,
        _titres("motif|motif de la demande|motif du refus|raison|refusal reason|motif de refus|motif aide"),
    ),
    Champ(
        "aide_tiers",
        "Tiers payé",
        _A,
        _titres("tiers|tiers paye|creancier|fournisseur|commercant|verse a|paye a|magasin|enseigne"),
    ),
    *CHAMPS_DE_SITUATION,
)
CHAMP_PAR_CODE: Mapping[str, Champ] = {champ.code: champ for champ in CHAMPS}

# Read by what they hold: kept in the note under their heading, and said so, because the dossier has no such field.
TITRES_DE_NOTE = frozenset(
    _titres(
        "observations|observation|commentaires|commentaire|remarques|remarque|notes|note|divers|surnom|situation"
        "|statut de la domiciliation|motif de radiation|type de domiciliation|date de debut|date de fin"
        "|date de 1ere domiciliation|date de dernier passage|domiciliation existante|residence|menage|cause"
        "|lien commune|accompagnement|numero d identification|nationalite"
        "|n de distribution|numero de distribution speciale|profession|revenus|ressources|loyer"
        "|n allocataire|numero allocataire|n caf|matricule caf|quotient familial|qf|nb enfants"
        "|nombre d enfants|nombre de personnes|nb personnes|nb pers|id|detail"
    )
)
# Never brought in: the law forbids it, or the person did not give it for that (domain.md 5.2 and 5.3).
TITRES_INTERDITS: Mapping[str, str] = {
    **dict.fromkeys(
        _titres(
            "nir|numero de securite sociale|n securite sociale|n secu|num secu|securite sociale|n ss|numero secu|secu"
            "|n de securite sociale|no secu|numero ss|n insee|social security number|num ss|no securite sociale"
        ),
        "nir",
    ),
    **dict.fromkeys(_titres("numero fiscal|n fiscal|spi|reference fiscale|identifiant fiscal"), "numero_fiscal"),
    **dict.fromkeys(
        _titres(
            "sante|etat de sante|maladie|maladies|pathologie|pathologies|handicap|medecin|medecin traitant|traitement"
            "|taux d invalidite|rqth|gir|hospitalisation|addiction|addictions|diagnostic|allergies"
        ),
        "sante",
    ),
    **dict.fromkeys(
        _titres("religion|ethnie|origine ethnique|orientation sexuelle|opinion politique|syndicat"), "sensible"
    ),
}
