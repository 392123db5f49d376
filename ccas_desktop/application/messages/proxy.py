"""What the trial of the proxy says."""

from __future__ import annotations

from ccas_desktop.application.messages.sans_reponse import phrase_cause
from ccas_desktop.application.ports.proxy import EssaiProxy

SANS_RESEAU = "La démonstration n’appelle aucun service : il n’y a rien à tester ici."


def phrase_essai_proxy(essai: EssaiProxy) -> str:
    """Return which way the call took and how it ended."""
    if essai.cause is None:
        return f"Le service a répondu, {_par(essai)}. Rien n’a été demandé sur personne."
    return f"Essai {_par(essai)}. {phrase_cause(essai.cause, pres_du_proxy=True)}"


def _par(essai: EssaiProxy) -> str:
    return f"par le proxy {essai.par}" if essai.par else "sans proxy"
