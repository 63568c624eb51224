/** The first card: which keys are here, and a passphrase for each that is locked. */
import { spaceFingerprint } from '../../domain/keyring.js'
import { h } from './dom.js'
import type { Page } from './page.js'

export function createKeysCard(page: Page): { element: HTMLElement; show: () => void } {
  const list = h('ul', { class: 'keys' })
  const title = h('h2')
  const lead = h('p', { class: 'soft' })
  const choose = h('button', { type: 'button', class: 'main' })
  const forget = h('button', { type: 'button' })
  const input = h('input', {
    type: 'file',
    multiple: true,
    hidden: true,
    accept: '.asc,.gpg,.pgp,.key',
    onchange: () => {
      void page.takeKeys([...(input.files ?? [])])
      input.value = ''
    },
  })
  choose.addEventListener('click', () => {
    input.click()
  })
  forget.addEventListener('click', () => {
    void page.forgetKeys()
  })

  function show(): void {
    const { t } = page.desk.texts
    const keys = page.desk.keychain.list()
    title.textContent = t('keys.title')
    lead.textContent = t('keys.lead')
    choose.textContent = t('keys.choose')
    forget.textContent = t('keys.forget')
    forget.hidden = keys.length === 0
    list.replaceChildren(
      ...keys.map(({ fingerprint, userId, isUnlocked, canOpen }) =>
        h(
          'li',
          {},
          h(
            'div',
            {},
            h('strong', {}, userId),
            ' ',
            h(
              'span',
              { class: isUnlocked ? 'tag good' : 'tag' },
              t(isUnlocked ? 'keys.unlocked' : 'keys.locked'),
            ),
            canOpen ? null : h('span', { class: 'tag warn' }, t('keys.cannotOpen')),
            h('div', { class: 'code' }, spaceFingerprint(fingerprint)),
          ),
          isUnlocked ? null : createUnlock(page, fingerprint),
        ),
      ),
    )
  }

  const element = h(
    'section',
    { class: 'card' },
    title,
    lead,
    list,
    h('p', { class: 'row' }, choose, input, forget),
  )
  return { element, show }
}

function createUnlock(page: Page, fingerprint: string): HTMLElement {
  const { t } = page.desk.texts
  const field = h('input', { type: 'password', autocomplete: 'off', id: `key-${fingerprint}` })
  const fault = h('p', { class: 'fault', role: 'alert', hidden: true }, t('keys.wrong'))
  return h(
    'form',
    {
      class: 'row',
      onsubmit: (event) => {
        event.preventDefault()
        fault.hidden = true
        void page.unlock(fingerprint, field.value).then((isOpen) => {
          fault.hidden = isOpen
          if (!isOpen) field.select()
        })
      },
    },
    h('label', { for: field.id }, t('keys.passphrase')),
    field,
    h('button', { class: 'main' }, t('keys.unlock')),
    fault,
  )
}
