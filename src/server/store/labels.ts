/** The table `labels`: the list that admins keep. */
import { randomBytes } from 'node:crypto'
import type Database from 'better-sqlite3'
import { SigiloError } from '../../domain/errors.js'
import type { Label, LabelId, LabelStore } from '../../domain/handling.js'

export function createLabelStore(database: Database.Database): LabelStore {
  const selectLabels = database.prepare<[], { id: LabelId; name: string; isRetired: number }>(`
    SELECT
      id,
      name,
      is_retired AS isRetired
    FROM labels
    ORDER BY name
  `)
  const insertLabel = database.prepare<[string, string], { id: LabelId; name: string }>(`
    INSERT INTO labels (id, name)
    VALUES (?, ?)
    ON CONFLICT (name) DO UPDATE SET is_retired = 0 WHERE is_retired = 1
    RETURNING id, name
  `)
  const setRetired = database.prepare('UPDATE labels SET is_retired = 1 WHERE id = ?')
  return {
    list: () =>
      selectLabels.all().map((row): Label => ({ ...row, isRetired: row.isRetired === 1 })),
    add(name) {
      const label = insertLabel.get(randomBytes(8).toString('hex'), name)
      if (!label) throw new SigiloError('exists', 'there is a label of that name')
      return { ...label, isRetired: false }
    },
    retire: (id) => void setRetired.run(id),
  }
}
