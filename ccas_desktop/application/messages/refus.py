"""What the person reads when a rule refuses: one sentence a code, saying what to do."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal, InvalidOperation

from ccas_desktop.application.messages.refus_mises_a_jour import REFUS_DES_MISES_A_JOUR
from ccas_desktop.domain.montant import ecrire_montant

PHRASES: Mapping[str, str] = {
    "mot_inconnu": "Mot non reconnu\u00a0: choisissez-le dans la liste du dossier.",
    # Any field
    "obligatoire": "À remplir.",
    "saisie_invalide": "Des champs sont à corriger : la raison est écrite sous chacun. Rien de ce que vous avez saisi "
    "n’est perdu.",
    "choix_inconnu": "Choisissez une ligne de la liste : tapez quelques lettres, puis ↓ et Entrée.",
    "montant_illisible": "Montant illisible : écrivez par exemple 1 234,56 (deux chiffres au plus après la virgule).",
    "montant_trop_grand": "Montant trop grand : vérifiez le nombre de chiffres.",
    "montant_negatif": "Le montant ne peut pas être négatif.",
    "montant_nul": "Le montant doit être supérieur à zéro.",
    "valeur_illisible": "Valeur illisible ; attendu : {accepte}.",
    "date_illisible": "Date illisible : écrivez par exemple 23/11/2026.",
    "date_impossible": "Cette date n’existe pas : vérifiez le jour et le mois.",
    "logo_illisible": "Ce fichier n’est pas une image PNG ou SVG : choisissez-en une autre.",
    "logo_trop_lourd": "Cette image dépasse 1 Mo : réduisez-la, puis recommencez.",
    "mois_illisible": "Mois illisible : écrivez par exemple 10/2026.",
    "date_future": "Cette date est dans le futur : vérifiez l’année.",
    "date_passee": "Cette date est passée\u00a0: vérifiez-la.",
    "heure_illisible": "Heure illisible\u00a0: écrivez par exemple 14\u00a0h\u00a030.",
    "date_trop_ancienne": "Cette date est trop ancienne : vérifiez l’année.",
    "annee_sur_quatre_chiffres": "Écrivez l’année sur quatre chiffres : 20{annee} ou 19{annee} ?",
    "fin_avant_debut": "La fin est avant le début : vérifiez les deux dates.",
    "telephone_illisible": "Numéro illisible : dix chiffres, par exemple 06 12 34 56 78 ; un numéro étranger commence "
    "par +.",
    "courriel_illisible": "Adresse électronique illisible : elle a la forme nom@exemple.fr.",
    # Lists
    "nom_trop_long": "Nom trop long\u00a0: {maximum} caractères au plus.",
    "nom_deja_pris": "Une vue toute prête porte déjà ce nom\u00a0: choisissez-en un autre.",
    "deja_ainsi": "C’était déjà ainsi.",
    "lot_demande_close": "La demande n’attend plus de décision.",
    "lot_deja_remis": "Le courrier est déjà remis.",
    "lot_ne_pas_poster": "Rien ne doit être envoyé par la poste à cette personne.",
    # Writing of an aid
    "regles_communes_inachevees": "Ces règles ne sont pas complètes\u00a0: ce qui reste à faire est écrit à droite. "
    "Rien n’est perdu.",
    "aide_inachevee": "L’aide n’est pas complète\u00a0: ce qui reste à faire est écrit à droite. Rien n’est perdu.",
    "aide_renommee": "Une nouvelle version garde le nom que l’aide a dans le fichier.",
    "aide_deja_nommee": "Une autre aide porte déjà le nom «\u00a0{nom}\u00a0»\u00a0: changez le nom dans le fichier, "
    "ou préparez une nouvelle version de cette aide.",
    "chiffres_du_modele": "Des chiffres sont encore ceux du modèle ({nombre})\u00a0: mettez ceux de votre "
    "délibération, ou confirmez-les à droite, sous «\u00a0Chiffres du modèle\u00a0».",
    "projet_change_ailleurs": "Ce projet a été changé ailleurs par {par}\u00a0: relisez l’autre version avant de "
    "mettre en vigueur. Rien n’est perdu.",
    "version_a_confirmer": "Cette version change ce qui est déjà voté\u00a0: confirmez-le d’abord.",
    # Undo
    "annulation_rien": "Il n’y a rien à annuler ici.",
    "annulation_deja_faite": "C’est déjà annulé.",
    "annulation_change_depuis": "Annulation impossible : {objet} a changé depuis ({action} par {auteur} le {instant}). "
    "Rien n’a été annulé ; annulez d’abord ce changement, dans l’onglet Historique.",
    "annulation_sert_ailleurs": "Annulation impossible : {objet} sert maintenant ailleurs ({nommants}). Rien n’a été "
    "annulé.",
    "annulation_rattachement_absent": "Annulation impossible : ce à quoi {objet} appartenait n’existe plus. Rien n’a "
    "été annulé.",
    "annulation_decision_notifiee": "La {objet} a été notifiée : elle ne s’annule plus. Prenez une nouvelle décision.",
    "annulation_courrier_produit": "Un courrier produit est gardé : il ne s’annule pas.",
    "annulation_appel_fait": "Annulation impossible : des données ont été demandées pour la {objet} après "
    "l’information de la personne. Cette information reste datée.",
    "annulation_document_efface": "Annulation impossible : le fichier du document retiré a été effacé pour de bon.",
    "annulation_en_cours": "Une autre annulation est en cours : attendez sa fin. Si elle s’est arrêtée, fermez puis "
    "rouvrez CCAS Desktop : elle s’achèvera à l’ouverture.",
    "annulation_plusieurs_dossiers": "La dernière action porte sur plusieurs dossiers : annulez-la dans l’onglet "
    "Historique, où ce qu’elle a changé est écrit.",
    # Merge
    "fusion_du_meme": "Choisissez deux dossiers différents : un dossier ne se réunit pas à lui-même.",
    # Documents
    "texte_trop_long": "Texte trop long : {maximum} caractères au plus.",
    "document_vide": "Ce fichier est vide : choisissez-en un autre.",
    "document_trop_lourd": "Ce fichier pèse {taille} Mo ; la limite est de {limite} Mo. Numérisez-le en noir et blanc "
    "ou avec moins de détail, puis recommencez.",
    "document_format_inconnu": "Ce fichier n’est ni un PDF, ni une image JPEG ou PNG : il n’est pas gardé.",
    "document_extension_trompeuse": "Le nom de ce fichier ne dit pas ce qu’il contient ({contenu}) : il n’est pas "
    "gardé. S’il vient d’une personne sûre, renommez-le.",
    "document_protege": "Ce PDF est protégé par un mot de passe : demandez une copie sans mot de passe.",
    "document_abime": "Ce fichier est abîmé : il ne peut pas être ouvert, donc pas gardé.",
    "document_image_immense": "Cette image est démesurée ({largeur} × {hauteur} points) : elle n’a pas été ouverte.",
    "document_trop_de_pages": "Ce PDF a {pages} pages ; la limite est de {limite}. Gardez seulement les pages utiles.",
    "document_illisible_du_disque": "Ce fichier ne peut pas être lu : vérifiez qu’il est encore là, puis recommencez.",
    "document_altere": "Le fichier gardé n’est plus celui qui avait été ajouté : n’en faites pas usage, et prévenez "
    "votre support.",
    "rien_a_coller": "Le presse-papiers ne contient ni image, ni fichier.",
    # Persons and foyer
    "obligatoire_pour_appel": "Nécessaire pour demander une donnée certifiée.",
    "commune_obligatoire_pour_appel": "Indiquez la commune de naissance : elle est nécessaire pour demander une "
    "donnée certifiée.",
    "annee_obligatoire_avec_nom_commune": "Indiquez au moins l’année de naissance : la commune écrite par son nom ne "
    "peut pas être retrouvée sans elle.",
    "deja_un_demandeur": "Ce foyer a déjà un demandeur : choisissez un autre lien.",
    "lien_du_demandeur": "Le demandeur du dossier garde ce lien : choisissez un autre lien pour les autres personnes.",
    "demandeur_indispensable": "Un dossier a toujours un demandeur : cette personne ne peut pas être retirée.",
    "passage_ailleurs": "Ce passage n’a pas eu lieu au CCAS\u00a0: il n’y a pas de présence à attester.",
    "depart_avant_arrivee": "Le départ du foyer est avant l’arrivée : vérifiez les deux dates.",
    "nir_interdit": "Numéro de sécurité sociale\u00a0: la loi ne permet pas au CCAS de l’enregistrer (décret 2019-341)."
    " Effacez-le\u00a0; le nom et la date de naissance suffisent.",
    "adresse_service_illisible": "Adresse illisible\u00a0: elle commence par https:// et désigne un service.",
    "envoi_interdit": "Aucun envoi possible\u00a0: {raison}. Remettez la lettre en main propre.",
    "mandataire_sans_nom": "Indiquez le nom du mandataire ou son organisme\u00a0: les courriers lui sont adressés.",
    "mandataire_sans_adresse": "Indiquez l’adresse du mandataire\u00a0: les courriers y sont envoyés.",
    "hebergeant_est_la_personne": "Une personne ne peut pas s’héberger elle-même\u00a0: choisissez qui l’héberge.",
    "arrivee_apres_adresse": "L’arrivée dans la commune suit l’arrivée à cette adresse\u00a0: vérifiez les deux dates.",
    "part_illisible": "Indiquez une part du temps en pour cent, de 0 à 100, par exemple 30\u00a0%.",
    "surface_illisible": "Indiquez une surface en mètres carrés, par exemple 45.",
    "demenagement_avant_adresse": "La nouvelle adresse commence avant la précédente\u00a0: vérifiez la date.",
    "part_hors_bornes": "La part de présence va de 0 (jamais) à 1 (toujours).",
    # Demande and certified data
    "demande_close": "Cette demande est close : elle ne peut plus être modifiée.",
    "autorite_absente": "Indiquez à qui va le dossier avant d’imprimer le bordereau.",
    "rien_a_payer": "Rien à payer : aucune aide n’a été accordée pour cette demande.",
    "avant_le_depot": "Cette date est avant le dépôt de la demande : vérifiez-la.",
    "budget_vide": "Le budget est vide : il n’y a rien à garder. Ajoutez d’abord une ligne.",
    "aucune_piece": "Choisissez au moins une pièce à demander.",
    "attendue_avant_demande": "Le dernier jour pour apporter la pièce est avant le jour où elle est demandée.",
    "reglee_avant_demande": "Cette date est avant le jour où la pièce a été demandée.",
    "piece_deja_reglee": "Cette pièce n’est plus attendue.",
    "nature_deja_la": "Cette nature est déjà dans la liste.",
    "statut_impossible": "La demande ne peut pas passer à cet état depuis l’état où elle est.",
    "appel_hors_instruction": "Les données certifiées ne se demandent que pour une demande en cours d’instruction.",
    "information_non_remise": "Remettez d’abord l’information à la personne et notez la date : aucune donnée ne peut "
    "être demandée avant (CRPA, art. L. 114-8).",
    "prefere_papiers": "La personne préfère apporter ses papiers : aucune donnée ne sera demandée pour elle.",
    "source_non_permise": "Cette donnée ne peut pas être demandée pour cette aide : elle n’est pas prévue par la "
    "délibération, ou le jeton ne l’ouvre pas.",
    "rien_de_certifie": "Aucune réponse certifiée n’est enregistrée pour cette donnée : demandez-la d’abord.",
    "motif_contre_certifie": "Dites pourquoi vous gardez la valeur déclarée alors qu’une valeur certifiée existe.",
    "motif_d_appel_obligatoire": "Dites pourquoi cette donnée est demandée : le motif est gardé avec la trace de "
    "l’appel.",
    "piece_obligatoire": "Indiquez la pièce que vous avez vue.",
    "siret_absent": "Le SIRET du CCAS n’est pas renseigné : complétez la page Réglages avant de demander une donnée.",
    "siret_invalide": "SIRET invalide : quatorze chiffres, dont le dernier contrôle les autres.",
    "adresse_non_https": "L’adresse du service doit commencer par https://.",
    "adresse_du_relais": "Écrivez l’adresse du relais, et non celle du service : elle vous est donnée par la commune.",
    "entete_impossible": "Ce nom d’en-tête ne convient pas : lettres, chiffres et tirets, sans espace, et ni "
    "Authorization ni un autre que l’appel utilise déjà.",
    "valeur_d_entete_impossible": "Cette valeur ne peut pas être envoyée : elle tient en une ligne, sans accent.",
    "valeur_a_redonner": "L’adresse du relais a changé : collez de nouveau la valeur, pour qu’elle n’aille pas "
    "ailleurs sans que vous le vouliez.",
    "secret_du_relais_absent": "Le relais de la commune demande une valeur que ce poste n’a pas : collez-la dans "
    "Réglages, à « Connexion ».",
    "spi_illisible": "Numéro fiscal illisible : treize chiffres, en haut de l’avis d’imposition.",
    "impot_non_regle": "L’accès à l’API Impôt particulier n’est pas réglé : saisissez l’avis d’imposition « vu sur "
    "pièce », ou complétez l’accès dans Réglages.",
    "jeton_ou_relais": "Indiquez l’adresse des jetons, ou l’en-tête du relais qui les ajoute lui-même.",
    "secret_a_redonner": "Une adresse a changé : donnez de nouveau ce secret, pour qu’il n’aille pas ailleurs sans que "
    "vous le vouliez.",
    "serveur_illisible": "Nom de serveur illisible : par exemple proxy.ville.fr, ou 192.168.1.1.",
    "port_illisible": "Port illisible : un nombre de 1 à 65535, souvent 3128 ou 8080.",
    "exception_illisible": "« {exception} » ne désigne pas de serveur : écrivez par exemple intranet.ville.fr, "
    "*.ville.fr ou 10.*, séparés par des virgules.",
    "compte_illisible": "Identifiant illisible : il tient en une ligne, sans deux-points.",
    "mot_de_passe_impossible": "Ce mot de passe ne peut pas être envoyé : il tient en une ligne.",
    "mot_de_passe_a_redonner": "Le serveur, le port ou l’identifiant a changé : tapez de nouveau le mot de passe, pour "
    "qu’il n’aille pas ailleurs sans que vous le vouliez.",
    "identite_a_comparer": "Comparez d’abord l’identité rendue par la DGFIP avec celle de la personne.",
    "parts_impossibles": "Nombre de parts impossible : recopiez celui de l’avis, par exemple 2,5.",
    "annee_de_revenus_impossible": "Écrivez l’année des revenus, sur quatre chiffres : celle d’avant l’avis.",
    "numero_fiscal_interdit": "Treize chiffres font un numéro fiscal, que la DGFIP interdit d’enregistrer : effacez-le "
    "ici. La référence de l’avis est facultative.",
    "reference_d_avis_illisible": "Référence illisible : chiffres et lettres seulement, comme sur l’avis.",
    "fin_du_jeton_trop_loin": "Un jeton ne dure pas plus de dix-huit mois : vérifiez la date.",
    "jeton_illisible": "Ce texte n’est pas un jeton d’accès : copiez-le entier, sans espace.",
    "reglement_absent": "Aucun règlement n’est chargé : choisissez le fichier dans la page Réglages.",
    # Decision and delegation
    "sans_delegation": "Ce signataire n’a pas de délégation en cours pour cette aide : choisissez un autre signataire, "
    "ou portez la demande à la commission.",
    "signature_sans_delegation": "Cette personne n’a pas de délégation en cours pour signer : choisissez un autre "
    "signataire, ou complétez Réglages → Délégations.",
    "signature_echue": "{nom} n’a pas le pouvoir de signer cette décision le {jour} : annulez-la à l’étape Décision et "
    "reprenez-la avec un autre signataire, ou complétez Réglages → Délégations.",
    "signature_echue_notifiee": "{nom} n’a pas le pouvoir de signer cette décision le {jour}, et elle est notifiée : "
    "la lettre déjà imprimée ou remise se réimprime en duplicata ; sinon, complétez Réglages → Délégations.",
    "signature_echue_etape": "{nom} n’a pas le pouvoir de signer cette lettre le {jour} : refaites-la avec un autre "
    "signataire, ou complétez Réglages → Délégations.",
    "plafond_delegation_depasse": "Le montant dépasse le plafond de la délégation ({plafond}) : la décision revient à "
    "la commission ou au conseil d’administration.",
    "organe_sans_delegation": "Cet organe ne décide pas seul : une délégation ne peut pas lui être donnée.",
    "decision_notifiee": "La décision {numero} a été notifiée : elle ne se modifie plus.",
    "montant_d_un_refus": "Un refus n’a pas de montant : effacez-le, ou choisissez un accord.",
    "partiel_sans_difference": "Un accord partiel est inférieur au montant calculé : diminuez le montant, ou "
    "choisissez un accord.",
    "motif_obligatoire": "Un refus s’explique en fait et en droit : remplissez les deux motifs.",
    "notification_avant_decision": "La notification est avant la décision : vérifiez la date.",
    # Règlement
    "aide_inconnue": "Cette aide n’est pas dans le règlement chargé : choisissez une aide de la liste.",
    "aide_pas_en_vigueur": "L’aide « {aide} » n’entre en vigueur que le {effet} : vérifiez la date de la demande.",
    # Letters
    "mentions_absentes": "La lettre ne peut pas être imprimée, il y manque : {mentions}.",
    "explication_sans_calcul": "Il n’y a pas de calcul à expliquer pour cette demande.",
    "lettre_sans_decision": "Cette lettre annonce une décision : enregistrez d’abord la décision.",
    "lettre_a_faire_avant": "Préparez d’abord la lettre d’irrecevabilité (étape 5)\u00a0: elle ouvre le "
    "délai de recours.",
    "agent_inconnu": "Choisissez l’agent qui prépare la lettre.",
    "adresse_trop_de_lignes": "L’adresse a trop de lignes pour la fenêtre de l’enveloppe : {maximum} au plus sous le "
    "nom.",
    # Files brought in
    "classeur_introuvable": "Le fichier n’est plus là, ou ne peut pas être lu. Choisissez-le de nouveau.",
    "classeur_ouvert_ailleurs": "Le fichier est ouvert dans un autre programme : fermez-le, puis "
    "choisissez-le de nouveau.",
    "classeur_vide": "Ce fichier est vide.",
    "classeur_trop_gros": "Ce fichier dépasse {maximum} Mo : enregistrez la liste seule dans un nouveau classeur.",
    "classeur_trop_de_lignes": "Cette feuille a plus de {maximum} lignes : coupez-la en plusieurs fichiers.",
    "classeur_protege": "Ce classeur est protégé par un mot de passe : ouvrez-le, retirez le mot de passe, "
    "enregistrez-le, puis choisissez-le de nouveau.",
    "classeur_abime": "Ce fichier est abîmé : ouvrez-le dans le tableur et enregistrez-le sous un autre nom.",
    "classeur_piege": "Ce fichier est refusé : une fois déplié il remplirait la mémoire du poste. Copiez la liste "
    "dans un nouveau classeur.",
    "classeur_pdf": "C’est un PDF, pas un tableau : demandez le fichier du tableur (Excel, LibreOffice ou CSV).",
    "classeur_autre_format": "Ce fichier n’est pas un tableau : choisissez un fichier Excel (.xlsx, .xls), LibreOffice "
    "(.ods) ou CSV.",
    "import_sans_nom": "Dites quelle colonne contient le nom : « Nom de famille », ou « Nom et prénom ».",
    "import_sans_prenom": "Dites quelle colonne contient le prénom ; si le nom et le prénom sont ensemble, choisissez "
    "« Nom et prénom ».",
    "import_a_decider": "Lignes à vérifier : {nombre}. Décidez pour chacune, ou laissez-les de côté toutes ensemble.",
    "import_rien": "Aucune ligne n’est choisie : il n’y a rien à importer.",
    "date_incomplete": "Il faut le jour, le mois et l’année.",
    "code_postal_illisible": "Code postal illisible : cinq chiffres.",
    "sexe_illisible": "Civilité ou sexe non reconnu.",
    "oui_non_illisible": "Réponse non reconnue : oui ou non.",
    "lien_inconnu": "Lien de parenté non reconnu.",
    "enfants_illisibles": "Enfants non reconnus : écrivez par exemple « Léa 12/03/2015, Tom 05/06/2018 ».",
    # Files of the command line: the place in the file comes before the sentence.
    "modele_contradictoire": "Le fichier nomme un autre modèle que celui demandé ({demande}).",
    "objet_attendu": "Un objet JSON est attendu ici.",
    "cle_inconnue": "Ce nom n’existe pas ; noms possibles : {connues}.",
    "texte_attendu": "Un texte entre guillemets est attendu ici.",
    "booleen_attendu": "true ou false est attendu ici.",
    "liste_attendue": "Une liste est attendue ici.",
    "montant_non_texte": 'Un montant s’écrit entre guillemets, par exemple "1234.56".',
    "valeur_inconnue": "Cette valeur n’existe pas ; valeurs possibles : {attendues}.",
    "base64_illisible": "Ce contenu n’est pas du base64.",
    # Identity sent to the service
    "caractere_non_envoyable": "Le service n’accepte pas ces caractères : {caracteres}. Écrivez le nom comme sur "
    "l’acte de naissance français, en lettres latines.",
    "pays_non_envoyable": "Le pays de naissance n’a pas de code utilisable : choisissez-le dans la liste.",
    "commune_non_envoyable": "La commune de naissance n’a pas de code utilisable : choisissez-la dans la liste.",
    "departement_non_envoyable": "Le département de naissance n’a pas de code utilisable : choisissez-le dans la "
    "liste.",
    "date_entiere_pour_appel": "Indiquez le jour, le mois et l’année de naissance : cette donnée ne se demande pas "
    "sans eux.",
    # Beside the identity
    "personne_a_choisir": "Plusieurs personnes du foyer peuvent être concernées : choisissez-en une.",
    "enfant_a_choisir": "Plusieurs élèves sont possibles dans ce foyer\u00a0: choisissez celui de la demande.",
    "complement_inutile": "Cette information ne sert pas pour la donnée demandée : effacez-la.",
    "ine_illisible": "Numéro INE illisible : onze chiffres et lettres, sur la carte d’étudiant ou le certificat de "
    "scolarité.",
    "identifiant_illisible": "Identifiant illisible : c’est celui que la personne a choisi pour son espace personnel "
    "sur francetravail.fr.",
    "annee_scolaire_illisible": "Année scolaire illisible : écrivez par exemple 2026-2027.",
    "campagne_trop_ancienne": "Année de la bourse illisible : sur quatre chiffres, à partir de 2021.",
    "un_seul_perimetre": "Indiquez l’école, ou bien des départements, ou bien des régions : une seule de ces façons.",
    "degre_obligatoire": "Indiquez aussi le degré : 1D pour les écoles, 2D pour les collèges et les lycées.",
    "departement_inconnu": "Ce département n’existe pas : écrivez son numéro, par exemple 61, 2A ou 974.",
    "region_inconnue": "Cette région académique n’existe pas : écrivez son nom, par exemple Normandie.",
    "etablissement_a_choisir": "Choisissez l’établissement dans la liste, ou tapez son code (UAI) : sept chiffres "
    "et une lettre, par exemple 0130039X.",
    "mois_hors_periode": "Ce mois ne se demande pas : il est à venir, ou vieux de plus de {mois} mois.",
    "annuaire_illisible": "Ce fichier n’est pas l’annuaire de l’éducation en CSV : rien n’est changé.",
    "annuaire_sans_colonne": "Dans ce fichier, il manque la colonne {colonnes} : choisissez l’export CSV de l’annuaire "
    "de l’éducation. Rien n’est changé.",
    "annuaire_sans_ecole": "Ce fichier ne contient aucune école ouverte : rien n’est changé.",
    "uai_illisible": "Code d’établissement (UAI) illisible : sept chiffres et une lettre, par exemple 0130039X.",
    "uai_inexact": "Ce code d’établissement (UAI) est inexact : sa lettre ne correspond pas à ses chiffres. Vérifiez "
    "chacun d’eux.",
    **REFUS_DES_MISES_A_JOUR,
}
_MONTANTS = ("plafond", "montant")


def phrase_refus(code: str, faits: Mapping[str, str] | None = None) -> str:
    """Return the sentence of a refusal; an unknown code is shown as it is, so that the person can report it."""
    phrase = PHRASES.get(code)
    if phrase is None:
        return f"Refusé : {code}."
    return phrase.format_map(_Faits({nom: _presenter(nom, texte) for nom, texte in (faits or {}).items()}))


class _Faits(dict[str, str]):
    """Facts of which one may be missing: the sentence still stands."""

    def __missing__(self, cle: str) -> str:
        return "…"


def _presenter(nom: str, texte: str) -> str:
    if nom not in _MONTANTS:
        return texte
    try:
        return ecrire_montant(Decimal(texte))
    except InvalidOperation:
        return texte
