/**
 * An EXIF block that says only which way up a picture is shown. Without it a photo from a telephone lies on its side,
 * and nobody would trust a form that turns their pictures.
 * Layout: TIFF 6.0, section 2: one directory with one SHORT, tag 0x0112.
 */

/** @param orientation 2 to 8 (Exif 3.0, 4.6.4 A); nothing is needed for 1, which is upright */
export function createMinimalExif(orientation: number): Uint8Array<ArrayBuffer> {
  return new Uint8Array([
    ...[0x4d, 0x4d, 0, 42, 0, 0, 0, 8], // big endian, the directory follows at once
    ...[0, 1, 0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, orientation, 0, 0],
    ...[0, 0, 0, 0], // no further directory
  ])
}

/** Whether there is nothing to take out of an EXIF block, because it is one that we made. */
export function isMinimalExif(tiff: Uint8Array, orientation: number): boolean {
  const minimal = createMinimalExif(orientation)
  return tiff.length === minimal.length && minimal.every((byte, i) => byte === tiff[i])
}
