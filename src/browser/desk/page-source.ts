/** Files that a person chose or dropped, folders walked into; only read when they are needed. */
import type { FileSource } from '../../desk/batch/file-source.js'

const MAX_FILES = 20_000

function sourceOfFile(file: File): FileSource {
  return {
    name: file.name,
    sizeBytes: file.size,
    read: (start, end) => file.slice(start, end).stream(),
  }
}

export function sourcesOfFiles(files: Iterable<File>): FileSource[] {
  return [...files].slice(0, MAX_FILES).map(sourceOfFile)
}

export async function sourcesOfDrop(transfer: DataTransfer): Promise<FileSource[]> {
  // The list is only there until the first wait.
  const entries = [...transfer.items].map((item) => item.webkitGetAsEntry())
  const files = [...transfer.files]
  const found: File[] = []
  for (const [i, entry] of entries.entries()) {
    if (entry?.isDirectory) await walk(entry as FileSystemDirectoryEntry, found)
    else if (files[i]) found.push(files[i])
  }
  return sourcesOfFiles(entries.length > 0 ? found : files)
}

async function walk(folder: FileSystemDirectoryEntry, found: File[]): Promise<void> {
  const reader = folder.createReader()
  for (;;) {
    const entries = await new Promise<FileSystemEntry[]>((resolve, reject) => {
      reader.readEntries(resolve, reject)
    })
    if (entries.length === 0 || found.length >= MAX_FILES) return
    for (const entry of entries) {
      if (entry.isDirectory) await walk(entry as FileSystemDirectoryEntry, found)
      else found.push(await fileOf(entry as FileSystemFileEntry))
    }
  }
}

function fileOf(entry: FileSystemFileEntry): Promise<File> {
  return new Promise((resolve, reject) => {
    entry.file(resolve, reject)
  })
}
