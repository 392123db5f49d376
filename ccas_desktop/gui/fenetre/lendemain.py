"""What the first start of a day forgets."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from ccas_desktop.gui.notices import Avis
from ccas_desktop.gui.poste import Poste


def oublier_la_file(poste: Poste, fenetre: QWidget) -> None:
    """Forget who came before today, and say so as long as the window is there: behind no other write."""
    # Here and not above: the window takes typing before its pages are read.
    from ccas_desktop.application.guichet.visiteurs import oublier_les_jours_passes
    from ccas_desktop.application.messages.guichet import phrase_des_oublies

    services, auteur = poste.services, poste.auteur()
    poste.jobs.ecrire(
        lambda: oublier_les_jours_passes(services, auteur),
        then=lambda nombre: poste.avis.montrer(Avis(phrase_des_oublies(nombre))) if nombre else None,
        failed=poste.avis.erreur,
        owner=fenetre,
    )
