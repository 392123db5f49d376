"""The manual as a page of the window."""

from __future__ import annotations

from ccas_desktop.gui.widgets.manuel import Manuel


class EcranAide(Manuel):
    """Shows the manual, at the page and the section of what was shown before."""
