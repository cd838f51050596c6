"""NumPy arrays in every byte and axis order, and one of objects: src/test/resources/tailsplit/dataset/*.npz.

    python3 src/test/python/arrays.py
"""
import numpy as np

FOLDER = 'src/test/resources/tailsplit/dataset/'
plain = np.arange(24).reshape(2, 3, 4) - 5
np.savez_compressed(FOLDER + 'orders.npz', plain=plain, fortran=np.asfortranarray(plain.astype('<i4')),
                    big=plain.astype('>i4'), double=np.asfortranarray(plain.astype('>f8')), short=plain.astype('<i2'))
np.savez(FOLDER + 'objects.npz', images=np.array([{'a': 1}, None], dtype=object), labels=np.arange(2))
