"""Pages as pictures: pictures made anew without what the camera noted, pages drawn, pages blacked out.

Pillow and PDFium read what strangers sent, so they are told which formats to try and how large a page may be; PDFium is
asked by one thread at a time, as it wants to be. Both are loaded at the first use.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from io import BytesIO
from threading import Lock
from typing import TYPE_CHECKING, Any

from opennrm.documents.domain.masks import Region
from opennrm.documents.domain.media import MOST_PAGES, Content, Media
from opennrm.shared.errors import Invalid

if TYPE_CHECKING:
    from PIL.Image import Image

MOST_PIXELS = 60_000_000
FORMATS = ("JPEG", "PNG", "TIFF")
# As a page is drawn: readable in print, and no side longer than this.
DOTS_PER_INCH, LONGEST_SIDE = 150, 2400
POINTS_PER_INCH = 72
QUALITY = 85
_one_at_a_time = Lock()


def pictures(body: bytes) -> list[Image]:
    """The pictures in a file (a scan may hold several), upright, and nothing but their pixels: no place, no camera, no
    comment."""
    from PIL import Image, ImageSequence, UnidentifiedImageError

    try:
        with Image.open(BytesIO(body), formats=FORMATS) as opened:
            _check_pixels(opened.width * opened.height * getattr(opened, "n_frames", 1))
            return [_bare(frame) for frame in ImageSequence.Iterator(opened)]
    except (UnidentifiedImageError, Image.DecompressionBombError, Image.DecompressionBombWarning):
        raise Invalid("documents.unreadable_picture", field="file") from None
    except (OSError, ValueError, SyntaxError, EOFError, TypeError, KeyError, IndexError):
        # What broken files make of Pillow's readers.
        raise Invalid("documents.unreadable_picture", field="file") from None


def _check_pixels(pixels: int) -> None:
    if pixels > MOST_PIXELS:
        raise Invalid("documents.picture_too_large", field="file")


def _bare(frame: Image) -> Image:
    from PIL import Image, ImageOps

    upright = ImageOps.exif_transpose(frame).convert("RGB")
    bare = Image.new("RGB", upright.size)
    bare.paste(upright)
    return bare


def as_picture(picture: Image, media: Media) -> bytes:
    out = BytesIO()
    picture.save(out, "PNG") if media is Media.PNG else picture.save(out, "JPEG", quality=QUALITY)
    return out.getvalue()


def as_pdf(drawn: Iterable[Image]) -> Content:
    """One page a picture, and nothing beneath it. A page is kept as JPEG until all are there: pictures of two hundred pages
    would fill the memory."""
    import pypdfium2

    sheets = [(as_picture(picture, Media.JPEG), picture.size) for picture in drawn]
    if len(sheets) > MOST_PAGES:
        raise Invalid("documents.too_many_pages", field="file", most=MOST_PAGES)
    with _one_at_a_time:
        pdf, out = pypdfium2.PdfDocument.new(), BytesIO()
        for jpeg, size in sheets:
            _add_page(pdf, jpeg, size)
        pdf.save(out)
        pdf.close()
    return Content(Media.PDF, out.getvalue(), len(sheets))


def _add_page(pdf: Any, jpeg: bytes, size: tuple[int, int]) -> None:
    import pypdfium2

    image = pypdfium2.PdfImage.new(pdf)
    image.load_jpeg(BytesIO(jpeg), inline=True)
    width, height = (side * POINTS_PER_INCH / DOTS_PER_INCH for side in size)
    image.set_matrix(pypdfium2.PdfMatrix().scale(width, height))
    page = pdf.new_page(width, height)
    page.insert_obj(image)
    page.gen_content()
    page.close()


@contextmanager
def _opened(body: bytes) -> Iterator[Any]:
    """A PDF that opens without a password."""
    import pypdfium2

    try:
        pdf = pypdfium2.PdfDocument(body)
    except pypdfium2.PdfiumError:
        raise Invalid("documents.unreadable_pdf", field="file") from None
    try:
        yield pdf
    except pypdfium2.PdfiumError:
        # A document may open and a page of it not.
        raise Invalid("documents.unreadable_pdf", field="file") from None
    finally:
        pdf.close()


def count(body: bytes) -> int:
    """How many pages a PDF has; all that is asked of it when it comes in."""
    with _one_at_a_time, _opened(body) as pdf:
        pages = len(pdf)
    if not 1 <= pages <= MOST_PAGES:
        raise Invalid("documents.too_many_pages", field="file", most=MOST_PAGES)
    return pages


def drawn(content: Content, number: int) -> Image:
    """One page, counted from 1."""
    if not 1 <= number <= content.pages:
        raise Invalid("documents.no_such_page", page=number)
    if content.media is not Media.PDF:
        return pictures(content.body)[number - 1]
    with _one_at_a_time, _opened(content.body) as pdf:
        page = pdf[number - 1]
        scale = min(DOTS_PER_INCH / POINTS_PER_INCH, LONGEST_SIDE / max(1.0, *page.get_size()))
        picture: Image = page.render(scale=scale, may_draw_forms=False).to_pil().convert("RGB")
        page.close()
    return picture


def masked(content: Content, regions: Sequence[Region]) -> Content:
    """Every page as a picture, blacked out where it was asked for. What was beneath is not in it."""
    numbers = range(1, content.pages + 1)
    return as_pdf(_blackened(drawn(content, number), number, regions) for number in numbers)


def _blackened(picture: Image, number: int, regions: Sequence[Region]) -> Image:
    from PIL import ImageDraw

    draw = ImageDraw.Draw(picture)
    for each in (region for region in regions if region.page == number):
        left, right = (picture.width * part // 100 for part in (each.left, each.right))
        top, bottom = (picture.height * part // 100 for part in (each.top, each.bottom))
        draw.rectangle((left, top, right, bottom), fill="black")
    return picture
