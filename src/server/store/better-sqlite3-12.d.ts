/** Version 12 under a name of its own; what is used here is the same in both. */
declare module 'better-sqlite3-12' {
  export { default } from 'better-sqlite3'
}
