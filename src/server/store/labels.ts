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
  const insertLabel = database.prepare<[string, string]>(`
    INSERT INTO labels (id, name)
    VALUES (?, ?)
    ON CONFLICT (name) DO NOTHING
  `)
  const setRetired = database.prepare('UPDATE labels SET is_retired = 1 WHERE id = ?')
  return {
    list: () =>
      selectLabels.all().map((row): Label => ({ ...row, isRetired: row.isRetired === 1 })),
    add(name) {
      const id = randomBytes(8).toString('hex') as LabelId
      if (insertLabel.run(id, name).changes === 0) {
        throw new SigiloError('exists', 'there is a label of that name')
      }
      return { id, name, isRetired: false }
    },
    retire: (id) => void setRetired.run(id),
  }
}
