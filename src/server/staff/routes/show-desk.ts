/** What the desk is, where to get it, and how to see that one has the right one. */
import type { DeskFile } from '../desk-file.js'
import type { Handle, Show } from '../visit.js'

export interface ShowDeskDeps {
  desk: DeskFile
  show: Show
}

export function showDesk({ desk, show }: ShowDeskDeps): Handle {
  // People compare four signs at a time.
  const sumGroups = desk.sha256.match(/.{4}/g)
  return (visit) => {
    show(visit, 'desk', { sumGroups })
  }
}
