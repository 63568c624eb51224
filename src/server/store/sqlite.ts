/**
 * SQLite, as the Node that runs here can have it. Version 13 of better-sqlite3 is made for Node-API 10, and an older Node crashes
 * when it opens a database with it; version 12 crashes Node 24 when a statement is forgotten, at any moment. So the one that
 * holds is loaded, and nothing else of Sigilo loads either. Version 13 also makes code out of the names of columns, which the
 * flags of our server forbid: so rows come out of it as lists, and get their names here, in both versions alike.
 */
import type BetterSqlite3 from 'better-sqlite3'

const NODE_API_OF_13 = 10

const { default: Loaded } =
  Number(process.versions['napi']) < NODE_API_OF_13
    ? await import('better-sqlite3-12')
    : await import('better-sqlite3')

type Statement = BetterSqlite3.Statement
type Row = Record<string, unknown>

class WithNames extends Loaded {
  /** Typed by whoever calls it, see below. */
  override prepare(sql: string): never {
    const statement: Statement = super.prepare(sql)
    return (statement.reader ? withNames(statement) : statement) as never
  }

  override pragma(source: string, options?: BetterSqlite3.PragmaOptions): unknown {
    if (options?.simple) return super.pragma(source, options)
    const statement: Statement = this.prepare(`PRAGMA ${source}`)
    if (statement.reader) return statement.all()
    statement.run()
    return []
  }
}

/** As it is there, but for `iterate`, which gives lists. */
export const Sqlite: typeof BetterSqlite3 = WithNames as never

/** The same statement, with rows as objects until `pluck` or `raw` asks for something else. */
function withNames(statement: Statement): Statement {
  const plain = {
    get: statement.get.bind(statement),
    all: statement.all.bind(statement),
    pluck: statement.pluck.bind(statement),
    raw: statement.raw.bind(statement),
  }
  const names = statement.columns().map(({ name }) => name)
  const nameAll = (values: unknown): Row =>
    Object.fromEntries(names.map((name, i) => [name, (values as unknown[])[i]]))
  const back = (as: 'pluck' | 'raw') => (): Statement => Object.assign(plain[as](), plain)
  plain.raw()
  return Object.assign(statement, {
    get: (...bound: unknown[]) => {
      const values = plain.get(...bound)
      return values === undefined ? undefined : nameAll(values)
    },
    all: (...bound: unknown[]) => plain.all(...bound).map(nameAll),
    pluck: back('pluck'),
    raw: back('raw'),
  })
}
