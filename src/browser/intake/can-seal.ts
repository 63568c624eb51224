/**
 * Whether this browser has what sealing needs, tried and not guessed from its name; the fields are made only after it.
 * Plain http (but for loopback), and onions in ordinary browsers, have no WebCrypto.
 */
export async function canSeal(): Promise<boolean> {
  try {
    if (!window.isSecureContext) return false
    const bytes = crypto.getRandomValues(new Uint8Array(16))
    const key = await crypto.subtle.importKey('raw', bytes, 'AES-CBC', false, ['encrypt'])
    const name = 'AES-CBC'
    await crypto.subtle.encrypt({ name, iv: bytes }, key, new TextEncoder().encode('sigilo'))
    const digest = await crypto.subtle.digest('SHA-256', bytes)
    new AbortController().abort()
    new Intl.DisplayNames(['es'], { type: 'region' }).of('CU')
    return digest.byteLength === 32 && BigInt(1) + 1n === 2n && typeof ReadableStream === 'function'
  } catch {
    return false
  }
}
