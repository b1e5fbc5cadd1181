"""a host's name -> the network addresses that may be connected to"""

from __future__ import annotations

import ipaddress
import socket

from musnad.errors import Refused, Unavailable

Address = ipaddress.IPv4Address | ipaddress.IPv6Address
# IPv6 addresses that stand for IPv4 ones behind a translator.
TRANSLATED = ipaddress.IPv6Network("64:ff9b::/96")


def resolve(host: str, port: int, private: bool, where: str) -> list[tuple[str, int]]:
    """The host's addresses, each safe to connect to.

    What is returned must be connected to itself: asking for the name once more could give
    another answer.

    Raises:
        Refused: one of them is private, loopback, or otherwise not of the public internet.
        Unavailable: there is no such host.
    """
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as error:
        why = getattr(error, "strerror", None) or error
        raise Unavailable(where, f"expected a host, found none: {why}") from None
    addresses = list(dict.fromkeys(str(entry[4][0]) for entry in found))
    if not private:
        for address in addresses:
            if not is_public(address):
                raise Refused(where, f"expected a public address, found {address}")
    return [(address, port) for address in addresses]


def is_public(address: str) -> bool:
    """Whether an address belongs to the public internet.

    Example:
        >>> is_public("93.184.216.34"), is_public("::ffff:127.0.0.1"), is_public("169.254.169.254")
        (True, False, False)
    """
    try:
        found: Address = ipaddress.ip_address(address.partition("%")[0])
    except ValueError:
        return False
    return all(one.is_global and not one.is_multicast for one in _meant(found))


def _meant(found: Address) -> list[Address]:
    """The address itself, or the IPv4 addresses that it carries."""
    if isinstance(found, ipaddress.IPv4Address):
        return [found]
    if found.ipv4_mapped is not None:
        return [found.ipv4_mapped]
    if found in TRANSLATED:
        return [ipaddress.IPv4Address(int(found) & 0xFFFFFFFF)]
    if found.sixtofour is not None:
        return [found, found.sixtofour]
    return [found, *found.teredo] if found.teredo is not None else [found]
