/** Links to other tips: those that were made, those that may be, and a field for any other. */
import { findReceipt, type Receipt } from '../../domain/receipt.js'
import { LINK_KINDS, type LinkKind, type Setting } from '../../desk/case/case.js'
import type { DeskTip } from '../../desk/desk-tip.js'
import { SILENT } from '../silent-field.js'
import { h } from './dom.js'
import type { Page } from './page.js'

export function createLinks(
  page: Page,
  tip: DeskTip,
  set: (setting: Setting) => void,
): HTMLElement {
  const { desk } = page
  const { t } = desk.texts
  const link = (other: Receipt, kind: LinkKind, value: boolean): void => {
    const [receipt, second] = tip.receipt < other ? [tip.receipt, other] : [other, tip.receipt]
    set({ what: 'link', receipt, other: second, kind, value })
  }
  const goTo = (receipt: Receipt): HTMLElement =>
    h(
      'button',
      {
        type: 'button',
        class: 'plain code',
        disabled: !desk.tips.has(receipt),
        onclick: () => {
          page.showTip(receipt)
        },
      },
      receipt,
    )
  const made = tip.work.links.map(({ other, kind }) =>
    h(
      'li',
      {},
      t(`linkKinds.${kind}`),
      ' ',
      goTo(other),
      ' ',
      h(
        'button',
        {
          type: 'button',
          onclick: () => {
            link(other, kind, false)
          },
        },
        t('work.unlink'),
      ),
    ),
  )
  const linked = new Set(tip.work.links.map(({ other }) => other))
  const maybe = page
    .hintsFor(tip.receipt)
    .filter(({ other }) => !linked.has(other))
    .map(({ other, kind, because }) =>
      h(
        'li',
        {},
        t(`linkKinds.${kind}`),
        ' ',
        goTo(other),
        ' ',
        h('span', { class: 'soft' }, because),
        ' ',
        h(
          'button',
          {
            type: 'button',
            onclick: () => {
              link(other, kind, true)
            },
          },
          t('work.link'),
        ),
      ),
    )
  const field = h('input', { id: 'link-to', ...SILENT, placeholder: '7ZKX-0V3M-A1QD-99TP' })
  const kinds = h(
    'select',
    { 'aria-label': t('work.links') },
    LINK_KINDS.map((kind) => h('option', { value: kind }, t(`linkKinds.${kind}`))),
  )
  const form = h(
    'form',
    {
      class: 'row',
      onsubmit: (event) => {
        event.preventDefault()
        const other = findReceipt(field.value.trim().toUpperCase())
        if (other && other !== tip.receipt && desk.tips.has(other))
          link(other, kinds.value as LinkKind, true)
        else page.say(t('work.badReceipt'), true)
      },
    },
    h('label', { for: 'link-to', class: 'hidden' }, t('work.linkTo')),
    kinds,
    field,
    h('button', {}, t('work.link')),
  )
  return h(
    'div',
    { class: 'part' },
    h('h4', {}, t('work.links')),
    h('ul', { class: 'links' }, made),
    maybe.length > 0
      ? h(
          'details',
          { open: true },
          h('summary', {}, t('work.maybe')),
          h('ul', { class: 'links' }, maybe),
        )
      : null,
    form,
  )
}
