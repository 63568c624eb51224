/** One thing that a person does, made into a change. */
import type { Day } from '../../domain/day.js'
import { SigiloError } from '../../domain/errors.js'
import { tidyText } from '../../domain/questionnaire.js'
import type { Change, ChangeId, Setting } from './case.js'
import { readName, readSetting, type Refuse } from './read-setting.js'
import { sortIds } from './write-change.js'

export interface Author {
  /** A name as in the lists of staff. */
  by: string
  day: Day
  createId: () => ChangeId
}

/** The setting as it is written. Throws `invalid` when it is beyond a limit. */
export function tidySetting(setting: Setting): Setting {
  if (setting.what !== 'note' || setting.value === null) return readSetting({ ...setting }, refuse)
  return readSetting({ ...setting, value: tidyText(setting.value) }, refuse)
}

/**
 * @param setting as `tidySetting` gives it
 * @param heads what stands in its register now
 * @returns null when the same stands there already and nobody disagrees
 */
export function createChange(
  setting: Setting,
  heads: readonly Change[],
  { by, day, createId }: Author,
): Change | null {
  if (heads.length > 0 && heads.every(({ value }) => value === setting.value)) return null
  const after = sortIds(heads.map(({ id }) => id))
  return { id: createId(), by: readName(by, refuse), day, after, ...setting }
}

const refuse: Refuse = (reason) =>
  new SigiloError('invalid', `this cannot be written into the case: there is ${reason}`)
