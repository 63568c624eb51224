/** Says, deep inside a walk, that the file is not well formed. Never leaves a cleaner: it becomes null at its door. */
export class NotInForm extends Error {}

/** Null when the work met bytes that are not in form; errors of reading the file itself go through. */
export async function nullWhenNotInForm<T>(work: () => Promise<T>): Promise<T | null> {
  try {
    return await work()
  } catch (error) {
    if (error instanceof NotInForm) return null
    throw error
  }
}
