/** Where to go after a proof: a path of ours, whatever the address says. */

const ELSEWHERE = 'http://elsewhere.invalid'
const HOME = '/envelopes'

/** With the word in the address that the page then says. */
export function localPathOf(text: string | null, done: string | null = null): string {
  const url = URL.canParse(text ?? '', ELSEWHERE) ? new URL(text ?? '', ELSEWHERE) : null
  // `//host` and `/\host` are addresses of other hosts.
  const isOurs =
    url?.origin === ELSEWHERE && text?.startsWith('/') && !/^\/[/\\]/.test(url.pathname)
  const path = isOurs ? url : new URL(HOME, ELSEWHERE)
  if (done !== null) path.searchParams.set('done', done)
  else path.searchParams.delete('done')
  return path.pathname + path.search
}
