/** What the companions of a download have in common: JSON that a hostile server may have made. Null is: not in form. */

export type JsonRecord = ReadonlyMap<string, unknown>

/** An object, as a map: no name in it can reach what every object has. */
export function asRecord(value: unknown): JsonRecord | null {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return null
  return new Map(Object.entries(value))
}

export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}

/** Null unless it is a list of at most so many, each of which is in form. */
export function readList<Item>(
  value: unknown,
  most: number,
  readItem: (item: unknown) => Item | null,
): Item[] | null {
  if (!Array.isArray(value) || value.length > most) return null
  const items: Item[] = []
  for (const each of value as unknown[]) {
    const item = readItem(each)
    if (item === null) return null
    items.push(item)
  }
  return items
}
