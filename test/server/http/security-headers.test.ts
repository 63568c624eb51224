import { describe, expect, it } from '@jest/globals'
import {
  createAnswerHeaders,
  createPageHeaders,
} from '../../../src/server/http/security-headers.js'

/** To the letter: a page that is compared byte by byte has headers that are too. */
const SHARED = {
  'integrity-policy': 'blocked-destinations=(script)',
  'cache-control': 'no-store',
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-embedder-policy': 'require-corp',
  'cross-origin-resource-policy': 'same-origin',
  'origin-agent-cluster': '?1',
  'x-dns-prefetch-control': 'off',
  'x-robots-tag': 'noarchive',
  'permissions-policy':
    'accelerometer=(), browsing-topics=(), camera=(), clipboard-read=(), display-capture=(), geolocation=(), gyroscope=(), hid=(), idle-detection=(), local-fonts=(), magnetometer=(), microphone=(), midi=(), payment=(), publickey-credentials-get=(), screen-wake-lock=(), serial=(), usb=(), xr-spatial-tracking=()',
}
const PAGE_CSP =
  "default-src 'none';script-src 'self';style-src 'self';img-src 'self';connect-src 'self';form-action 'none';base-uri 'none';object-src 'none';frame-src 'none';worker-src 'none';frame-ancestors 'none';require-trusted-types-for 'script';trusted-types 'none'"
const ANSWER_CSP = "default-src 'none';frame-ancestors 'none';sandbox"

const lowerCase = (headers: Readonly<Record<string, string>>): Record<string, string> =>
  Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]))

describe('the headers', () => {
  it('of a page are these and no others', () => {
    expect(lowerCase(createPageHeaders(false))).toEqual({
      ...SHARED,
      'content-security-policy': PAGE_CSP,
    })
  })

  it('of every other answer let nothing at all be done with it', () => {
    expect(lowerCase(createAnswerHeaders(false))).toEqual({
      ...SHARED,
      'content-security-policy': ANSWER_CSP,
    })
  })

  it('tell a browser to come by https alone where sources do', () => {
    const expected = 'max-age=63072000; includeSubDomains'
    for (const create of [createPageHeaders, createAnswerHeaders]) {
      expect(lowerCase(create(true))['strict-transport-security']).toBe(expected)
    }
  })
})
