"""the same article in every form that can be read, for the tests"""

from __future__ import annotations

import bz2
import csv
import gzip
import io
import json
import lzma
import sys
import tarfile
import zipfile
from email.message import EmailMessage

import pyarrow as pa
import pyarrow.parquet as pq

if sys.version_info >= (3, 14):
    from compression import zstd
else:
    from backports import zstd

TITLE = "افتتاح الجسر الجديد"
TEXT = (
    "قال وزير النقل سامي الحداد إن الجسر سيفتح أمام حركة السير مطلع الأسبوع المقبل.\n"
    "وأضاف الوزير أن الأشغال استمرت عامين كاملين وأن كلفتها بلغت ثمانية وأربعين مليونا."
)
WHEN = "2024-03-05T14:30:00+03:00"
URL = "https://news.example/bridge"
PARAGRAPHS = "".join(f"<p>{line}</p>" for line in TEXT.split("\n"))
# Persian, Urdu, Pashto, Kurdish and English: about the same.
FOREIGN = {
    "Persian": "وزیر راه روز چهارشنبه گفت که پل تازه هفته آینده به روی مردم باز می‌شود و دولت برای"
    " حل مشکلات برنامه‌های دیگری نیز دارد و از همه خواست که در این کار همکاری کنند.",
    "Urdu": "وزیر نے بدھ کے روز کہا ہے کہ نیا پل اگلے ہفتے عوام کے لیے کھول دیا جائے گا اور حکومت"
    " مسائل حل کرنے کے لیے دوسرے منصوبے بھی شروع کرے گی جن پر بات چیت جاری ہے۔",
    "Pashto": "وزیر د چهارشنبې په ورځ وویل چې نوی پل به په راتلونکې اونۍ کې د خلکو پر مخ"
    " پرانیستل شي او حکومت به د ستونزو د حل لپاره نوي پروګرامونه پیل کړي او مرسته یې وغوښته.",
    "Kurdish": "وەزیری ڕێگاوبان ڕۆژی چوارشەممە ڕایگەیاند کە پردی نوێ هەفتەی داهاتوو دەکرێتەوە و"
    " حکومەت پڕۆژەی دیکەش دەست پێدەکات بۆ چارەسەرکردنی کێشەکانی خەڵک.",
    "English": "The minister of transport said on Wednesday that the new bridge would open next"
    " week and that the government was going to begin other works for the people.",
}


def page(text: str = TEXT) -> bytes:
    """A page with JSON-LD."""
    node = {"@type": "NewsArticle", "headline": TITLE, "datePublished": WHEN}
    body = "".join(f"<p>{line}</p>" for line in text.split("\n"))
    return (
        f'<!doctype html><script type="application/ld+json">{json.dumps(node)}</script>'
        f"<body><h1>{TITLE}</h1><div>{body}</div></body>"
    ).encode()


def jsonl() -> bytes:
    """One line."""
    return json.dumps({"text": TEXT, "title": TITLE, "published": WHEN, "url": URL}).encode()


def table(
    delimiter: str = ",", names: tuple[str, ...] = ("url", "title", "published", "text")
) -> bytes:
    """A CSV file of one row."""
    out = io.StringIO()
    writer = csv.writer(out, delimiter=delimiter)
    writer.writerow(names)
    writer.writerow([URL, TITLE, WHEN, TEXT])
    return out.getvalue().encode()


def parquet() -> bytes:
    """A Parquet file of one row."""
    out = io.BytesIO()
    pq.write_table(
        pa.table({"text": [TEXT], "title": [TITLE], "published": [WHEN], "url": [URL]}), out
    )
    return out.getvalue()


def rss() -> bytes:
    """A feed of one item with the whole article."""
    return (
        '<?xml version="1.0"?><rss xmlns:content="http://purl.org/rss/1.0/modules/content/">'
        f"<channel><title>x</title><item><title>{TITLE}</title><link>{URL}</link>"
        f"<pubDate>Tue, 05 Mar 2024 14:30:00 +0300</pubDate>"
        f"<content:encoded><![CDATA[{PARAGRAPHS}]]></content:encoded></item></channel></rss>"
    ).encode()


def json_feed() -> bytes:
    """The same as JSON."""
    item = {"url": URL, "title": TITLE, "date_published": WHEN, "content_html": PARAGRAPHS}
    return json.dumps({"version": "https://jsonfeed.org/version/1", "items": [item]}).encode()


def warc(kind: bytes = b"response") -> bytes:
    """A WARC of one record."""
    if kind == b"conversion":
        block, media = TEXT.encode(), b"text/plain"
    else:
        head = b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n"
        block, media = head + page(), b"application/http; msgtype=response"
    return (
        b"WARC/1.0\r\nWARC-Type: warcinfo\r\nContent-Length: 4\r\n\r\na: b\r\n\r\n"
        b"WARC/1.0\r\nWARC-Type: %s\r\nWARC-Target-URI: %s\r\nContent-Type: %s\r\n"
        b"Content-Length: %d\r\n\r\n%s\r\n\r\n" % (kind, URL.encode(), media, len(block), block)
    )


def mail() -> bytes:
    """A message in plain text."""
    found = EmailMessage()
    found["From"] = "مكتب الأخبار <desk@sana.sy>"
    found["To"] = "reader@news.example"
    found["Subject"] = TITLE
    found["Date"] = "Tue, 05 Mar 2024 14:30:00 +0300"
    found["Message-ID"] = "<1@news.example>"
    found.set_content(TEXT, cte="base64")
    return found.as_bytes()


def docx() -> bytes:
    """A document with a title and two paragraphs."""
    name = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    lines = "".join(f"<w:p><w:r><w:t>{line}</w:t></w:r></w:p>" for line in TEXT.split("\n"))
    title = f'<w:p><w:pPr><w:pStyle w:val="Title"/></w:pPr><w:r><w:t>{TITLE}</w:t></w:r></w:p>'
    xml = f'<w:document xmlns:w="{name}"><w:body>{title}{lines}</w:body></w:document>'
    return zipped({"[Content_Types].xml": b"<x/>", "word/document.xml": xml.encode()})


def pdf() -> bytes:
    """A page of Latin letters, as those need no font."""
    stream = b"BT /F1 12 Tf 72 700 Td (%s) Tj ET" % (b"Bridge " * 5)
    parts = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Contents 4 0 R"
        b"/Resources<</Font<</F1 5 0 R>>>>>>",
        b"<</Length %d>>stream\n%s\nendstream" % (len(stream), stream),
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
    ]
    out, places = b"%PDF-1.4\n", []
    for number, part in enumerate(parts, 1):
        places.append(len(out))
        out += b"%d 0 obj%s endobj\n" % (number, part)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    tail = b"trailer<</Size 6/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF" % len(out)
    return out + b"xref\n0 6\n0000000000 65535 f \n" + table + tail


def zipped(files: dict[str, bytes]) -> bytes:
    """A zip archive."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return out.getvalue()


def tarred(files: dict[str, bytes]) -> bytes:
    """A tar archive."""
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w") as archive:
        for name, data in files.items():
            info = tarfile.TarInfo(name)
            info.size = len(data)
            archive.addfile(info, io.BytesIO(data))
    return out.getvalue()


SAMPLES = {
    "text": TEXT.encode(),
    "jsonl": jsonl(),
    "csv": table(),
    "tsv": table("\t"),
    "semicolons": table(";"),
    "parquet": parquet(),
    "page": page(),
    "rss": rss(),
    "json-feed": json_feed(),
    "warc": warc(),
    "warc-gz": gzip.compress(warc()),
    "warc-zst": zstd.compress(warc()),
    "wet": warc(b"conversion"),
    "mail": mail(),
    "docx": docx(),
    "gzip": gzip.compress(jsonl()),
    "bzip2": bz2.compress(page()),
    "xz": lzma.compress(TEXT.encode()),
    "zip": zipped({"a/b.html": page(), "__MACOSX/._b.html": b"x"}),
    "tar": tarred({"a/b.jsonl": jsonl()}),
    "tar-gz": gzip.compress(tarred({"a.txt": TEXT.encode()})),
    "zip-in-tar": tarred({"a.zip": zipped({"b.txt": TEXT.encode()})}),
}
# Those that carry nothing but the text.
BARE = {"text", "xz", "wet", "tar-gz", "zip-in-tar"}
UNDATED = BARE | {"docx"}
