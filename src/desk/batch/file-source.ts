/**
 * Where the desk gets bytes from: a file that was dropped on the page, one on a disk, or an entry of a tar in either. Nothing
 * is held: what is needed again, such as a tip's files, is read and opened again.
 */
export interface FileSource {
  /** As the system calls it, without folders; whoever made it may have written anything. */
  readonly name: string
  readonly sizeBytes: number
  /** The bytes from `start` up to, and without, `end`. The stream fails when the file is gone or was changed. */
  read(start: number, end: number): ReadableStream<Uint8Array>
}

/** A part of a source under a name of its own: an entry of a tar. */
export function slicedSource(
  whole: FileSource,
  name: string,
  start: number,
  sizeBytes: number,
): FileSource {
  return {
    name,
    sizeBytes,
    read: (from, to) => whole.read(start + from, start + Math.min(to, sizeBytes)),
  }
}
