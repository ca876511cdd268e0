"""Euros and hours as JSON has them, where nothing is written as nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from som_cli.report.initiatives import euros, hours

if TYPE_CHECKING:
    from decimal import Decimal

    from som_cli.portfolio.money import Sum


def cents(value: Decimal) -> str:
    """Euros with two decimals."""
    return euros(value) or "0.00"


def worked(value: Decimal) -> str:
    """Hours."""
    return hours(value) or "0"


def summed(value: Sum) -> dict[str, str]:
    """A sum: all euros, those that are secured and those that are not, and all hours."""
    return {
        "eur": cents(value.eur),
        "secured": cents(value.secured),
        "unsecured": cents(value.unsecured),
        "hours": worked(value.hours),
    }
