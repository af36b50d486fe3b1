"""Invented files of every kind, and of kinds that are refused."""

from __future__ import annotations

from functools import cache
from io import BytesIO
from zipfile import ZipFile

import pikepdf
import pypdfium2
from pikepdf import Dictionary, Name
from PIL import Image
from PIL.PngImagePlugin import PngInfo

from opennrm.documents.domain.media import Upload

SECRET = "Opdigtet Person 7"
# What a phone notes: who made the camera, and where it was held.
MAKER, GPS, LATITUDE = 0x010F, 0x8825, 2


def picture(kind: str = "PNG", size: tuple[int, int] = (80, 60), colour: str = "white") -> bytes:
    """With everything in it that must not stay: camera, place, comment."""
    out = BytesIO()
    exif = Image.Exif()
    exif[MAKER] = SECRET
    exif.get_ifd(GPS)[LATITUDE] = (55.0, 40.0, 33.0)
    told = {"exif": exif}
    if kind == "JPEG":
        told["comment"] = SECRET.encode()
    if kind == "PNG":
        told["pnginfo"] = PngInfo()
        told["pnginfo"].add_text("Comment", SECRET)
    Image.new("RGB", size, colour).save(out, kind, **told)
    return out.getvalue()


def scan_of(pages: int) -> bytes:
    """A TIFF of several pages."""
    out = BytesIO()
    first, *rest = [Image.new("RGB", (80, 60), "white") for _ in range(pages)]
    first.save(out, "TIFF", save_all=True, append_images=rest)
    return out.getvalue()


def pdf(*lines: str) -> bytes:
    """One page a line, written out: small, and the text can be searched for in it."""
    objects = ["<< /Type /Catalog /Pages 2 0 R >>"]
    kids = " ".join(f"{3 + 2 * place} 0 R" for place in range(len(lines)))
    objects.append(f"<< /Type /Pages /Kids [{kids}] /Count {len(lines)} >>")
    font = "<< /Font << /F1 << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >> >> >>"
    for place, line in enumerate(lines):
        text = f"BT /F1 24 Tf 40 140 Td ({line}) Tj ET"
        objects.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 400 200] /Resources {font} /Contents {4 + 2 * place} 0 R >>"
        )
        objects.append(f"<< /Length {len(text)} >>\nstream\n{text}\nendstream")
    out, places = "%PDF-1.4\n", []
    for number, each in enumerate(objects, 1):
        places.append(len(out))
        out += f"{number} 0 obj\n{each}\nendobj\n"
    table = "".join(f"{place:010d} 00000 n \n" for place in places)
    out += f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}"
    trailer = f"trailer\n<< /Size {len(objects) + 1} /Root 1 0 R >>\nstartxref\n{out.index('xref')}\n%%EOF\n"
    return (out + trailer).encode()


def told_pdf() -> bytes:
    """A page with a photograph as it came from a phone, and all that programs note of who made it."""
    out = BytesIO()
    with pikepdf.open(BytesIO(pdf("Opdigtet brev"))) as opened:
        photograph = opened.make_stream(
            picture("JPEG"), Type=Name.XObject, Subtype=Name.Image, Width=80, Height=60, ColorSpace=Name.DeviceRGB,
            BitsPerComponent=8, Filter=Name.DCTDecode,
        )  # fmt: skip
        opened.pages[0].Resources.XObject = Dictionary(P=photograph)
        opened.docinfo["/Author"] = SECRET
        opened.pages[0].PieceInfo = Dictionary(Program=Dictionary(Private=SECRET))
        with opened.open_metadata() as metadata:
            metadata["dc:creator"] = [SECRET]
        opened.save(out, stream_decode_level=pikepdf.StreamDecodeLevel.none)
    return out.getvalue()


def text_of(body: bytes) -> str:
    document = pypdfium2.PdfDocument(body)
    return " ".join(each.get_textpage().get_text_range() for each in document)


def package(**parts: bytes) -> bytes:
    """A zip with these parts; "__" stands for a slash."""
    out = BytesIO()
    with ZipFile(out, "w") as archive:
        for name, body in parts.items():
            archive.writestr(name.replace("__", "/"), body)
    return out.getvalue()


def docx(**more: bytes) -> bytes:
    types = {"[Content_Types].xml": b"<Types/>"}
    return package(**types, word__document=b"", **{"word__document.xml": b"<w/>"}, **more)


def odt(**more: bytes) -> bytes:
    return package(
        mimetype=b"application/vnd.oasis.opendocument.text", **{"content.xml": b"<office/>"}, **more
    )


@cache
def _made(name: str) -> bytes:
    return {
        "opdigtet.png": lambda: picture("PNG"),
        "opdigtet.jpg": lambda: picture("JPEG"),
        "opdigtet.pdf": lambda: pdf(SECRET, "Opdigtet side 2"),
        "opdigtet.docx": docx,
        "opdigtet.odt": odt,
        "opdigtet.txt": lambda: b"Opdigtet tekst\n",
    }[name]()


def upload(name: str) -> Upload:
    return Upload(name, _made(name))
