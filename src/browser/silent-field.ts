/** What every field carries, so that no browser writes down, checks elsewhere or translates what it holds. */
export const SILENT = {
  autocomplete: 'off',
  spellcheck: 'false',
  autocorrect: 'off',
  autocapitalize: 'off',
  translate: 'no',
  writingsuggestions: 'false',
  'data-gramm': 'false',
  'data-lt-active': 'false',
}
