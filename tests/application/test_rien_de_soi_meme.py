"""No reply, whatever it holds, changes the dossier or is retained: only the agent does that."""

from __future__ import annotations

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ccas_desktop.application.demandes.verbes import lire_demande
from ccas_desktop.application.donnees.certification import executer_appel, garder_reponse, preparer_appel
from ccas_desktop.application.instruction.page import lire_page
from ccas_desktop.domain.certifie.certifie import Source
from tests.fakes.api_particulier import certifie
from tests.fakes.bureau import Bureau

PERSONNES = st.lists(
    st.fixed_dictionaries(
        {
            "nom_naissance": st.sampled_from(("ROUX", "BROWN", "", None)),
            "prenoms": st.sampled_from(("JEANNE STEPHANIE", "LEO", "", 7)),
            "date_naissance": st.sampled_from(
                ("1987-06-27", "2020-00-00", "0000-00-00", "9999-12-31", "2021-06-31", None)
            ),
            "sexe": st.sampled_from(("F", "M", "X", None)),
        }
    ),
    max_size=3,
)
REPONSES = st.fixed_dictionaries(
    {},
    optional={
        "quotient_familial": st.none()
        | st.fixed_dictionaries({"valeur": st.integers(-5, 3000) | st.none() | st.text()}),
        "allocataires": PERSONNES | st.none(),
        "enfants": PERSONNES | st.text(max_size=5),
        "adresse": st.none() | st.fixed_dictionaries({"code_postal_ville": st.text(max_size=20)}),
    },
)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(donnees=REPONSES, differente=st.sampled_from((True, False, None)))
def test_a_reply_waits_for_the_agent(ouvert: Bureau, donnees: dict[str, object], differente: bool | None) -> None:
    source = Source.QUOTIENT_FAMILIAL
    ouvert.api.reponses[source] = certifie(source, donnees, identite_differente=differente)
    demande = ouvert.deposer("restauration_scolaire")
    avant = lire_demande(ouvert.base, demande.id)

    appel = preparer_appel(ouvert.services, ouvert.auteur, demande.id, source)
    garder_reponse(ouvert.services, ouvert.auteur, appel, executer_appel(ouvert.services, appel))

    apres = lire_demande(ouvert.base, demande.id)
    assert (apres.dossier, apres.donnees, apres.decision) == (avant.dossier, (), None)
    assert len(apres.reponses) == 1
    assert lire_page(ouvert.services, demande.id).lignes[0].retenue is None
