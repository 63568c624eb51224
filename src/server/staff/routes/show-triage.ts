import type { Handle, Show } from '../visit.js'

export function showTriage({ show }: { show: Show }): Handle {
  return (visit) => {
    show(visit, 'triage', { detail: null })
  }
}
