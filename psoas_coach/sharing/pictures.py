"""Re-encode a picture that somebody supplies: small, in one plain format, without metadata.

A photo reveals where and when it was taken and with what, and a file that claims to be a photo may
be anything. So only the pixels are read, within limits, and encoded as a new picture.
"""

from __future__ import annotations

import io
import struct
import zlib

from psoas_coach.journal.pictures import is_plain_jpeg

LARGEST_SOURCE = 4 * 1024 * 1024
"""The most bytes of a source picture: a photo from a phone."""
MOST_PIXELS = 24_000_000
"""The most pixels that are decoded: a photo of 24 megapixels, about 70 MB in memory."""
FORMATS = ("JPEG", "PNG", "WEBP")
EDGES = (480, 400, 320, 240, 160)
"""Lengths of the longer edge in pixels, tried in turn until the picture is small enough."""
QUALITIES = (80, 65, 50)


_BROKEN: tuple[type[Exception], ...] = (
    *(OSError, SyntaxError, ValueError, TypeError, KeyError, IndexError, AttributeError),
    *(EOFError, OverflowError, ZeroDivisionError, MemoryError, struct.error, zlib.error),
)
"""The errors that Pillow raises for invalid files."""


class PictureRefusalError(ValueError):
    """The bytes are not a picture that can be imported.

    Attributes:
        kind: ``large``, ``pixels`` or ``broken``.
    """

    def __init__(self, kind: str) -> None:
        self.kind = kind
        super().__init__(kind)


def _require_pixels(count: int) -> None:
    """Refuse a picture with too many pixels.

    Raises:
        PictureRefusalError: There are too many.
    """
    if count > MOST_PIXELS:
        raise PictureRefusalError("pixels")


def redraw_picture(data: bytes) -> bytes:
    """Return a picture as a plain JPEG of at most ``LARGEST`` bytes.

    Raises:
        PictureRefusalError: Too many bytes or pixels, or an unsupported format.
    """
    from PIL import Image, ImageOps  # noqa: PLC0415 -- few visits need it

    if len(data) > LARGEST_SOURCE:
        raise PictureRefusalError("large")
    try:
        with Image.open(io.BytesIO(data), formats=FORMATS) as source:
            _require_pixels(source.width * source.height)
            source.draft("RGB", (EDGES[0], EDGES[0]))  # A large JPEG is decoded at a lower size.
            turned = ImageOps.exif_transpose(source).convert("RGBA")
            ground = Image.new("RGB", turned.size, "white")
            ground.paste(turned, mask=turned.getchannel("A"))
    except PictureRefusalError:
        raise
    except Image.DecompressionBombError:
        raise PictureRefusalError("pixels") from None
    except _BROKEN:
        raise PictureRefusalError("broken") from None
    for edge in EDGES:
        small = ground.copy()
        small.thumbnail((edge, edge))
        for quality in QUALITIES:
            drawn = io.BytesIO()
            small.save(drawn, "JPEG", quality=quality, optimize=True)
            if is_plain_jpeg(drawn.getvalue()):
                return drawn.getvalue()
    raise PictureRefusalError("broken")
