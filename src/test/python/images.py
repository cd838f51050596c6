"""Small images of every kind, and what Pillow reads in them: src/test/resources/tailsplit/image/images.zip.

    python3 src/test/python/images.py

Needs Pillow (12.3) alone. pillow.csv in the archive has a row for each image: its size, and the colours amid its four quarters,
as convert('RGB') gives them after ImageOps.exif_transpose. Of 16 bits Pillow clips grey; there the upper eight bits count.
"""
import io
import struct
import zipfile
import zlib

from PIL import Image, ImageCms, ImageOps

GREYS = [0, 64, 128, 255]
COLOURS = [(200, 30, 30), (30, 200, 30), (30, 30, 200), (128, 128, 128)]
files = {}


def quarters(mode, values, width=16, height=16):
    image = Image.new(mode, (width, height))
    w, h = width // 2, height // 2
    for i, value in enumerate(values):
        image.paste(value, (i % 2 * w, i // 2 * h, i % 2 * w + w, i // 2 * h + h))
    return image


def save(name, image, **options):
    out = io.BytesIO()
    image.save(out, {'jpg': 'JPEG', 'tif': 'TIFF', 'pgm': 'PPM'}.get(name[-3:], name.split('.')[1].upper()), **options)
    files[name] = out.getvalue()


def chunk(name, data):
    return struct.pack('>I', len(data)) + name + data + struct.pack('>I', zlib.crc32(name + data))


def png(name, depth, kind, rows, extra=b''):
    header = struct.pack('>IIBBBBB', 16, 16, depth, kind, 0, 0, 0)
    files[name] = (b'\x89PNG\r\n\x1a\n' + chunk(b'IHDR', header) + extra
                   + chunk(b'IDAT', zlib.compress(b''.join(b'\0' + row for row in rows))) + chunk(b'IEND', b''))


def rows(image, pixel):
    return [b''.join(pixel(image.getpixel((x, y))) for x in range(16)) for y in range(16)]


def bits(depth):
    largest = (1 << depth) - 1
    lines = [''.join(format(grey.getpixel((x, y)) * largest // 255, '0%db' % depth) for x in range(16)) for y in range(16)]
    return [int(line, 2).to_bytes(len(line) // 8, 'big') for line in lines]


def ids(data, numbers, strip):
    """Other component ids in frame and scan; without the JFIF marker."""
    if strip:
        at = data.index(b'\xff\xe0')
        data = data[:at] + data[at + 2 + struct.unpack('>H', data[at + 2:at + 4])[0]:]
    changed = bytearray(data)
    frame, scan = data.index(b'\xff\xc0'), data.index(b'\xff\xda')
    for i, number in enumerate(numbers):
        changed[frame + 10 + 3 * i] = number
        changed[scan + 5 + 2 * i] = number
    return bytes(changed)


grey = quarters('L', GREYS)
colour = quarters('RGB', COLOURS)
for suffix in 'jpg', 'png', 'tif', 'webp', 'bmp', 'gif', 'pgm':
    save('grey.' + suffix, grey, **({'lossless': True} if suffix == 'webp' else {}))
for suffix in 'jpg', 'png', 'tif', 'webp', 'bmp', 'gif', 'ppm':
    save('colour.' + suffix, colour, **({'lossless': True} if suffix == 'webp' else {}))
save('lossy.webp', colour, quality=90)
save('progressive.jpg', colour, progressive=True)
save('lzw.tif', grey, compression='tiff_lzw')
save('jpeg.tif', colour, compression='jpeg')
save('fax.tif', grey.convert('1'), compression='group4')
save('palette.png', colour.quantize(8))
save('opaque.png', colour.convert('RGBA'))
save('opaque.bmp', colour.convert('RGBA'))
save('greyalpha.png', grey.convert('LA'))
png('gamma.png', 8, 0, rows(grey, lambda v: bytes([v])), chunk(b'gAMA', struct.pack('>I', 100000)))
for depth in 1, 2, 4:
    png('grey%d.png' % depth, depth, 0, bits(depth))
png('grey2trns.png', 2, 0, bits(2), chunk(b'tRNS', struct.pack('>H', 2)))
png('grey8trns.png', 8, 0, rows(grey, lambda v: bytes([v])), chunk(b'tRNS', struct.pack('>H', 7)))
png('grey16.png', 16, 0, rows(grey, lambda v: bytes([v, 200])))
png('grey16alpha.png', 16, 4, rows(grey, lambda v: bytes([v, 200, 255, 255])))
png('colour16.png', 16, 2, rows(colour, lambda v: b''.join(bytes([u, 200]) for u in v)))
save('cmyk.jpg', colour.convert('CMYK'), quality=95)
save('cmyk.tif', colour.convert('CMYK'))
profile = ImageCms.ImageCmsProfile(ImageCms.createProfile('sRGB')).tobytes()
swapped = profile.replace(b'rXYZ', b'tmpX').replace(b'gXYZ', b'rXYZ').replace(b'tmpX', b'gXYZ')
for suffix in 'jpg', 'png', 'tif', 'webp':
    save('profile.' + suffix, colour, icc_profile=swapped, **({'lossless': True} if suffix == 'webp' else {}))
save('greyprofile.png', grey, icc_profile=profile)
save('full.jpg', colour, quality=95, subsampling=0)
files['ids012.jpg'] = ids(files['full.jpg'], [0, 1, 2], True)
files['nomarker.jpg'] = ids(files['full.jpg'], [1, 2, 3], True)
wide = quarters('RGB', COLOURS, 16, 12)
exif = Image.Exif()
for turn in range(1, 9):
    exif[274] = turn
    save('turn%d.jpg' % turn, wide, quality=95, subsampling=0, exif=exif)
exif[274] = 6
save('turn.png', wide, exif=exif)
save('turn.webp', wide, exif=exif, lossless=True)
save('turn.tif', wide, tiffinfo={274: 6})

# YCCK: Pillow writes CMYK without a transform, so a YCCK file is CMYK's with Adobe's byte set: other colours, by the same rule.
files['ycck.jpg'] = files['cmyk.jpg'].replace(b'Adobe\0d\0\0\0\0\0', b'Adobe\0d\0\0\0\0\2')
assert files['ycck.jpg'] != files['cmyk.jpg']

lines = ['file,size,colours']
for name, data in sorted(files.items()):
    image = ImageOps.exif_transpose(Image.open(io.BytesIO(data)))
    if image.mode == 'I;16':
        image = Image.frombytes('L', image.size, image.tobytes()[1::2])
    image = image.convert('RGB')
    w, h = image.size
    points = [(x, y) for y in (h // 4, 3 * h // 4) for x in (w // 4, 3 * w // 4)]
    lines.append('%s,%dx%d,%s' % (name, w, h, ' '.join('%02x%02x%02x' % image.getpixel(point) for point in points)))
with zipfile.ZipFile('src/test/resources/tailsplit/image/images.zip', 'w', zipfile.ZIP_DEFLATED) as archive:
    for name, data in sorted({**files, 'pillow.csv': '\n'.join(lines).encode()}.items()):
        archive.writestr(zipfile.ZipInfo(name), data, zipfile.ZIP_DEFLATED)
