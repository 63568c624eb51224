/** Keys for those who read hundreds of tips; never while somebody types. */
export interface Shortcuts {
  next(): void
  previous(): void
  search(): void
}

/** Of the fields that a key leads to, by id. */
const FIELDS: Record<string, string> = { s: 'state', l: 'label', n: 'note' }

export function listenToKeys(shortcuts: Shortcuts, isReading: () => boolean): void {
  addEventListener('keydown', (event) => {
    if (!isReading() || event.ctrlKey || event.metaKey || event.altKey) return
    const { target } = event
    if (target instanceof HTMLElement && /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName)) {
      if (event.key === 'Escape') target.blur()
      return
    }
    const key = event.key.toLowerCase()
    const field = FIELDS[key]
    if (key === 'j' || key === 'arrowright') shortcuts.next()
    else if (key === 'k' || key === 'arrowleft') shortcuts.previous()
    else if (key === '/') shortcuts.search()
    else if (field) document.getElementById(field)?.focus()
    else return
    event.preventDefault()
  })
}
