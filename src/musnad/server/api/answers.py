"""what the OpenAPI document says of answers that are none of the records asked for"""

from __future__ import annotations

from litestar.openapi.datastructures import ResponseSpec

from musnad.server.problems import PROBLEM, Problem

WORDS = {
    400: "A parameter or the body makes no sense.",
    401: "Writing wants the server's token.",
    403: "Another site's page has sent it.",
    404: "There is nothing of that id or name.",
    408: "The body did not arrive in time.",
    413: "The body is too large.",
    421: "The server is not called so.",
    422: "The text cannot be read, or is too long.",
    503: "The ledger cannot be read, too many ask at once, or it takes too long.",
}
# What any request may be answered with; what a body may be answered with besides.
ANY = (400, 421, 503)
SENT = (403, 408, 413, 422)


def problems(*statuses: int) -> dict[int, ResponseSpec]:
    """The description of problems with these statuses, and with those that any request may meet.

    Example:
        >>> problems(404)[404].media_type
        'application/problem+json'
    """
    return {
        one: ResponseSpec(
            Problem, generate_examples=False, description=WORDS[one], media_type=PROBLEM
        )
        for one in (*ANY, *statuses)
    }
