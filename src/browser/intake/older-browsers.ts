/**
 * Chrome before 137, Firefox before 130 and Safari before 17 have no Curve25519 in WebCrypto. Only they fetch the part
 * of OpenPGP.js that brings it, as a third script whose tag stands in a template; everybody else saves its 5 kB.
 */
import { waitForScript } from './sealing-part.js'

/** Must be awaited before OpenPGP.js is used; throws when the part is needed and does not come. */
export async function bringCurve25519(): Promise<void> {
  if (window.sigiloCurve25519 || (await hasCurve25519())) return
  await waitForScript(null, 'older', () => !!window.sigiloCurve25519)
  if (!window.sigiloCurve25519) throw new Error('the part for older browsers did not arrive')
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
