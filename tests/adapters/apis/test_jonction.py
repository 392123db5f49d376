from __future__ import annotations

import threading
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor

import pytest

from ccas_desktop.adapters.apis.attente import jamais_annule
from ccas_desktop.adapters.apis.jonction import Jonction


class Lent:
    """A work that ends when told, and says when it has started."""

    def __init__(self, resultat: str) -> None:
        self.resultat, self.fois = resultat, 0
        self.commence, self.finir = threading.Event(), threading.Event()

    def __call__(self) -> str:
        self.fois += 1
        self.commence.set()
        self.finir.wait()
        return self.resultat


def ensemble(
    jonction: Jonction[str], premier: Lent, second: Callable[[], str], *, actualise: bool = False
) -> tuple[str | None, str | None]:
    """Run the same key twice, the second asked for while the first runs."""
    with ThreadPoolExecutor(2) as fils:
        un: Future[str | None] = fils.submit(
            lambda: jonction.executer("cle", premier, actualise=False, annule=jamais_annule)
        )
        premier.commence.wait()
        attend = threading.Event()

        def arrive() -> bool:
            attend.set()
            return False

        deux = fils.submit(lambda: jonction.executer("cle", second, actualise=actualise, annule=arrive))
        attend.wait()
        premier.finir.set()
        return un.result(), deux.result()


def test_a_second_identical_call_takes_the_answer_of_the_first() -> None:
    premier = Lent("un")

    assert ensemble(Jonction(partageable=lambda _: True), premier, lambda: "deux") == ("un", "un")
    assert premier.fois == 1


def test_a_fresh_answer_is_asked_for_after_the_first() -> None:
    assert ensemble(Jonction(partageable=lambda _: True), Lent("un"), lambda: "deux", actualise=True) == ("un", "deux")


def test_an_answer_given_up_is_not_shared() -> None:
    assert ensemble(Jonction(partageable=lambda r: r != "abandon"), Lent("abandon"), lambda: "deux") == (
        "abandon",
        "deux",
    )


def test_one_may_give_up_waiting_for_the_other() -> None:
    jonction: Jonction[str] = Jonction(partageable=lambda _: True)
    premier = Lent("un")
    with ThreadPoolExecutor(1) as fils:
        un = fils.submit(lambda: jonction.executer("cle", premier, actualise=False, annule=jamais_annule))
        premier.commence.wait()

        assert jonction.executer("cle", lambda: "deux", actualise=False, annule=lambda: True) is None

        premier.finir.set()
        assert un.result() == "un"


def test_nothing_is_kept_once_ended() -> None:
    jonction: Jonction[str] = Jonction(partageable=lambda _: True)

    def echouer() -> str:
        raise LookupError

    with pytest.raises(LookupError):
        jonction.executer("cle", echouer, actualise=False, annule=jamais_annule)

    assert jonction.executer("cle", lambda: "un", actualise=False, annule=jamais_annule) == "un"
    assert jonction.executer("cle", lambda: "deux", actualise=False, annule=jamais_annule) == "deux"
