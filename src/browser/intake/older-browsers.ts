/**
 * Chrome before 137, Firefox before 130 and Safari before 17 have no Curve25519 in WebCrypto. Only they fetch the part
 * of OpenPGP.js that brings it, as a third script whose tag stands in a template; everybody else saves its 5 kB.
 */
import { waitForScript } from './sealing-part.js'

/** Must be awaited before OpenPGP.js is used; false when the part is needed and did not come. May be called again. */
export async function bringCurve25519(): Promise<boolean> {
  if (window.sigiloCurve25519 || (await hasCurve25519())) return true
  await waitForScript(null, 'older', () => !!window.sigiloCurve25519)
  return !!window.sigiloCurve25519
}

async function hasCurve25519(): Promise<boolean> {
  try {
    await crypto.subtle.generateKey('X25519', false, ['deriveBits'])
    await crypto.subtle.generateKey('Ed25519', false, ['sign', 'verify'])
    return true
  } catch {
    return false
  }
}
