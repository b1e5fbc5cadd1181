"""one request to an OpenAI-compatible address, with every limit that it needs"""

from __future__ import annotations

import contextlib
import json
import time
from collections.abc import Callable
from queue import Empty, SimpleQueue
from threading import Thread
from typing import Any

import httpx
import msgspec

from musnad.errors import NoAnswer
from musnad.second.prompt import Reports, body
from musnad.second.settings import Settings

# An answer about one sentence is far shorter.
LARGEST = 1_000_000
LONGEST_PAUSE = 30.0
# Who is busy or broken may do better the next time; who refuses the key will not.
AGAIN = frozenset((408, 429, 500, 502, 503, 504))
HOPELESS = frozenset((301, 302, 303, 307, 308, 401, 403, 404))
QUOTED = 120


class Usage(msgspec.Struct, frozen=True):
    """How many tokens an answer took, as the address counts them."""

    prompt_tokens: int | None = None
    completion_tokens: int | None = None


class Answer(msgspec.Struct, frozen=True):
    """What an address answered about one sentence.

    Attributes:
        content: the model's own words: a JSON object in the form that was asked for.
        usage: the tokens; None where the address does not tell.
    """

    content: str
    usage: Usage | None = None

    def reports(self) -> Reports:
        """The reports in it.

        Raises:
            NoAnswer: they are not in the form that was asked for.
        """
        try:
            return _REPORTS.decode(self.content)
        except (msgspec.DecodeError, UnicodeError, RecursionError):
            raise NoAnswer("an answer in another form") from None


class _Message(msgspec.Struct):
    content: str | None = None
    refusal: str | None = None


class _Choice(msgspec.Struct):
    message: _Message
    finish_reason: str | None = None


class _Completion(msgspec.Struct):
    choices: list[_Choice]
    usage: Usage | None = None


_REPORTS = msgspec.json.Decoder(Reports)
_COMPLETION = msgspec.json.Decoder(_Completion)


class Exchange:
    """Asks one address.

    Args:
        settings: whom to ask, and how long to wait.
        sleep: as in `time`; tests bring their own.
    """

    def __init__(self, settings: Settings, sleep: Callable[[float], None] = time.sleep) -> None:
        self._settings = settings
        self._sleep = sleep
        self._client = _client(settings)

    def close(self) -> None:
        """Let the connections go."""
        self._client.close()

    def ask(self, sentence: str) -> Answer:
        """What the address says of a sentence, asked again where it is busy or broken.

        Raises:
            NoAnswer: it does not answer, or not in the form that was asked for.
        """
        request = body(self._settings.model, sentence)
        attempt = 0
        while True:
            try:
                return self._in_time(request)
            except NoAnswer as error:
                if error.again is None or attempt >= self._settings.retries:
                    raise
                pause = max(error.again, self._settings.pause * 2**attempt)
                self._sleep(min(pause, LONGEST_PAUSE))
                attempt += 1

    def _in_time(self, request: dict[str, Any]) -> Answer:
        """One attempt, given up when its time is over.

        The library's own limit is for each read; an address that sends a byte now and then, in
        its headers or behind them, would be waited for without end.
        """
        done: SimpleQueue[Answer | Exception] = SimpleQueue()
        client = self._client

        def work() -> None:
            try:
                done.put(self._once(client, request))
            except Exception as error:
                done.put(error)

        Thread(target=work, daemon=True).start()
        try:
            found = done.get(timeout=self._settings.seconds)
        except Empty:
            self._client = _client(self._settings)
            with contextlib.suppress(Exception):
                # The library does not like to be closed while it reads, but does so.
                client.close()
            raise NoAnswer("no answer in time", again=0.0) from None
        if isinstance(found, Exception):
            raise found
        return found

    def _once(self, client: httpx.Client, request: dict[str, Any]) -> Answer:
        try:
            with client.stream("POST", self._settings.endpoint, json=request) as response:
                content = _read(response)
        except httpx.TimeoutException:
            raise NoAnswer("no answer in time", again=0.0) from None
        except httpx.RemoteProtocolError:
            raise NoAnswer("an answer cut off", again=0.0) from None
        except httpx.TransportError:
            raise NoAnswer("no connection", again=0.0) from None
        if response.status_code != httpx.codes.OK:
            raise self._status(response, content)
        return _answer(content)

    def _status(self, response: httpx.Response, content: bytes) -> NoAnswer:
        status = response.status_code
        why = f"status {status}"
        if status in AGAIN:
            return NoAnswer(why, again=_seconds(response.headers.get("retry-after")))
        told = " ".join(content.decode("utf-8", "replace").replace(self._settings.key, "…").split())
        return NoAnswer(why, told=told[:QUOTED], hopeless=status in HOPELESS)


def _client(settings: Settings) -> httpx.Client:
    return httpx.Client(
        timeout=settings.seconds,
        follow_redirects=False,
        trust_env=not settings.local,
        headers={
            "Authorization": f"Bearer {settings.key}",
            "Accept": "application/json",
            "Accept-Encoding": "identity",
        },
    )


def _read(response: httpx.Response) -> bytes:
    content = bytearray()
    # As it comes: packed answers were not asked for, and might unpack to anything.
    for piece in response.iter_raw():
        content += piece
        if len(content) > LARGEST:
            raise NoAnswer("an answer too large")
    return bytes(content)


def _seconds(header: str | None) -> float:
    return float(header) if header is not None and header.isdecimal() and len(header) < 6 else 0.0


def _answer(content: bytes) -> Answer:
    try:
        found = _COMPLETION.decode(content)
    except (msgspec.DecodeError, UnicodeError, RecursionError):
        raise NoAnswer("an answer in another form") from None
    choice = found.choices[0] if found.choices else None
    if choice is None or choice.message.refusal:
        raise NoAnswer("a refusal")
    if choice.finish_reason == "length":
        raise NoAnswer("an answer cut off")
    answer = Answer(choice.message.content or "", found.usage)
    answer.reports()
    return answer


def fingerprint(settings: Settings, sentence: str) -> bytes:
    """What an answer depends on: address, model, prompt, form and sentence."""
    asked = {"url": settings.endpoint, **body(settings.model, sentence)}
    return json.dumps(asked, sort_keys=True, ensure_ascii=True).encode()
