/** The texts of the desk: nested objects of strings, the same keys in each language (a test holds it). */
declare module '*.json' {
  const texts: import('./texts.js').TextTree
  export default texts
}
