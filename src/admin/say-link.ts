/** Tells an admin a link that was made; it cannot be told again. */

export interface NewLink {
  url: string
  tokenSha256: string
  expiresMs: number
}

export function sayLink(name: string, { url }: NewLink, say: (line: string) => void): void {
  say(`give ${name} this link; it works once, for 24 hours:`)
  say(url)
}
