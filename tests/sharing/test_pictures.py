"""A picture becomes small and plain without metadata, or is refused."""

from __future__ import annotations

import io
import random

import pytest
from PIL import Image, PngImagePlugin

from psoas_coach.journal.pictures import LARGEST, is_plain_jpeg
from psoas_coach.sharing import pictures
from psoas_coach.sharing.pictures import PictureRefusalError, redraw_picture
from tests.support.whole import whole_or_each

SECRET = b"Hauptstrasse 1"


def photo(form: str = "JPEG", size: tuple[int, int] = (900, 600), **options: object) -> bytes:
    """A picture of noise, the hardest there is to make small."""
    rng = random.Random(4)
    noise = Image.frombytes("RGB", (90, 60), rng.randbytes(90 * 60 * 3)).resize(size)
    drawn = io.BytesIO()
    noise.save(drawn, form, **options)
    return drawn.getvalue()


def with_metadata(form: str) -> bytes:
    exif = Image.Exif()
    exif[0x010E] = SECRET.decode()
    if form == "PNG":
        info = PngImagePlugin.PngInfo()
        info.add_text("Comment", SECRET.decode())
        return photo(form, pnginfo=info, exif=exif)
    return photo(form, exif=exif, icc_profile=SECRET * 9, xmp=SECRET)


@pytest.mark.parametrize("form", ["JPEG", "PNG", "WEBP"])
def test_a_picture_comes_out_plain_and_small(form: str) -> None:
    source = with_metadata(form)
    assert SECRET in source
    drawn = redraw_picture(source)
    assert is_plain_jpeg(drawn)
    assert SECRET not in drawn
    with Image.open(io.BytesIO(drawn)) as picture:
        assert picture.format == "JPEG"
        assert max(picture.size) <= 480
        assert not picture.getexif()


def test_a_photo_on_its_side_is_turned_upright() -> None:
    exif = Image.Exif()
    exif[0x0112] = 6
    with Image.open(io.BytesIO(redraw_picture(photo(exif=exif)))) as picture:
        assert picture.height > picture.width


def test_transparent_pixels_become_white() -> None:
    drawn = io.BytesIO()
    Image.new("RGBA", (50, 50), (0, 0, 0, 0)).save(drawn, "PNG")
    with Image.open(io.BytesIO(redraw_picture(drawn.getvalue()))) as picture:
        assert picture.getpixel((25, 25)) == (255, 255, 255)


def test_a_picture_that_is_too_large_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(PictureRefusalError) as large:
        redraw_picture(b"\xff" * (pictures.LARGEST_SOURCE + 1))
    monkeypatch.setattr(pictures, "MOST_PIXELS", 100)
    with pytest.raises(PictureRefusalError) as pixels:
        redraw_picture(photo())
    assert (large.value.kind, pixels.value.kind) == ("large", "pixels")


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"\xff\xd8\xff\xd9",
        b"GIF89a",
        b"%PDF-1.7",
        b"<svg xmlns='http://www.w3.org/2000/svg'/>",
    ],
)
def test_data_that_is_no_picture_is_refused(data: bytes) -> None:
    with pytest.raises(PictureRefusalError) as broken:
        redraw_picture(data)
    assert broken.value.kind == "broken"


def test_a_jpeg_with_anything_beside_its_picture_is_not_plain() -> None:
    plain = redraw_picture(photo())
    assert not is_plain_jpeg(with_metadata("JPEG"))
    assert not is_plain_jpeg(plain + SECRET)
    assert not is_plain_jpeg(plain + SECRET + b"\xff\xd9")
    assert not is_plain_jpeg(plain[:-2])
    assert not is_plain_jpeg(b"\xff\xd8" + b"\xff\xfe\x00\x10" + SECRET + plain[2:])
    assert not is_plain_jpeg(b"\xff\xd8" + b"\xff\xe1\x00\x10" + SECRET + plain[2:])
    assert not is_plain_jpeg(plain + b"\x00" * LARGEST)
    assert not is_plain_jpeg(b"")


@whole_or_each(20)
def test_damaged_pictures_are_answered(step: int) -> None:
    rng = random.Random(8)
    sources = [photo(form, (60, 40)) for form in ("JPEG", "PNG", "WEBP")]
    refused = 0
    for _ in range(3000 // step):
        data = bytearray(rng.choice(sources))
        for _ in range(rng.choice([1, 3, 20])):
            data[rng.randrange(len(data))] = rng.randrange(256)
        try:
            assert is_plain_jpeg(redraw_picture(bytes(data[: rng.choice([len(data), 40, 200])])))
        except PictureRefusalError:
            refused += 1
    assert refused > 1000 / step
