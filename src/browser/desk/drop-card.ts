/** The second card: where what came is dropped, and what became of it. */
import { spaceFingerprint } from '../../domain/keyring.js'
import { tidyFileName } from '../../domain/tip-file.js'
import { h } from './dom.js'
import { confirmKeyring } from './open-drops.js'
import type { Page, View } from './page.js'

const MANY = 200

export function createDropCard(page: Page): View {
  const title = h('h2')
  const lead = h('p', { class: 'soft' })
  const report = h('div', { class: 'report' })
  const files = h('input', { type: 'file', multiple: true, hidden: true })
  const folder = h('input', { type: 'file', multiple: true, hidden: true, webkitdirectory: true })
  for (const input of [files, folder]) {
    input.addEventListener('change', () => {
      void page.take([...(input.files ?? [])])
      input.value = ''
    })
  }
  const chooseFiles = h('button', {
    type: 'button',
    class: 'main',
    onclick: () => {
      files.click()
    },
  })
  const chooseFolder = h('button', {
    type: 'button',
    onclick: () => {
      folder.click()
    },
  })

  function show(): void {
    const { t } = page.desk.texts
    title.textContent = t('drop.title')
    lead.textContent = t('drop.lead')
    chooseFiles.textContent = t('drop.files')
    chooseFolder.textContent = t('drop.folder')
    report.replaceChildren(...describeWhatCame(page), ...describeKeyring(page))
  }

  const row = h('p', { class: 'row' }, chooseFiles, chooseFolder, files, folder)
  return { element: h('section', { class: 'card drop' }, title, lead, row, report), show }
}

function describeWhatCame(page: Page): Node[] {
  const { desk } = page
  const { t } = desk.texts
  const nodes: Node[] = []
  const waiting = desk.waiting.reduce((sum, { envelopes }) => sum + envelopes.length, 0)
  if (waiting > 0) nodes.push(h('p', { class: 'note' }, t('drop.waiting', { n: waiting })))
  if (desk.tips.size > 0) {
    const read = h(
      'button',
      {
        type: 'button',
        class: 'main',
        onclick: () => {
          page.goTo('read')
        },
      },
      t('drop.read'),
    )
    nodes.push(h('p', { class: 'row good' }, t('drop.opened', { n: desk.tips.size }), ' ', read))
  }
  for (const { receipt, canaryWord } of desk.canaries) {
    nodes.push(h('p', { class: 'note' }, t('drop.canary', { receipt, word: canaryWord ?? '' })))
  }
  const { notOpened, twice, missing, leftOut } = desk.report
  nodes.push(
    ...listOf(
      t('drop.notOpened', { n: notOpened.length }),
      notOpened.map(({ name, reason }) => [name, t(`opening.reasons.${reason}`)]),
    ),
    ...listOf(
      t('drop.missing', { n: missing.length }),
      missing.map((name) => [name, '']),
    ),
    ...listOf(
      t('drop.twice', { n: twice.length }),
      twice.map(({ name, receipt }) => [name, receipt]),
    ),
    ...listOf(
      t('drop.leftOut', { n: leftOut.length }),
      leftOut.map(({ name, reason }) => [name, t(`opening.leftOut.${reason}`)]),
    ),
  )
  return nodes
}

function listOf(title: string, rows: readonly (readonly [string, string])[]): Node[] {
  if (rows.length === 0) return []
  const items = rows
    .slice(0, MANY)
    .map(([name, says]) =>
      h(
        'li',
        {},
        h('span', { class: 'code' }, tidyFileName(name)),
        says === '' ? null : `: ${says}`,
      ),
    )
  return [
    h(
      'details',
      {},
      h('summary', {}, title),
      h('ul', {}, items, rows.length > MANY ? h('li', {}, '…') : null),
    ),
  ]
}

function describeKeyring(page: Page): Node[] {
  const { desk } = page
  const { t } = desk.texts
  const { keyring, keyringToConfirm, keyringFault } = desk
  const nodes: Node[] = []
  if (keyringFault && keyringFault !== 'none')
    nodes.push(h('p', { class: 'fault', role: 'alert' }, t(`keyring.${keyringFault}`)))
  if (keyringToConfirm) {
    const confirm = h(
      'button',
      {
        type: 'button',
        onclick: () => {
          confirmKeyring(desk, keyringToConfirm)
          void page.rejudge()
        },
      },
      t('keyring.confirm'),
    )
    nodes.push(
      h('p', {}, t('keyring.ask')),
      h(
        'p',
        { class: 'row' },
        h('span', { class: 'code' }, spaceFingerprint(keyringToConfirm.history.anchor)),
        confirm,
      ),
    )
  } else if (keyring) {
    nodes.push(
      h(
        'p',
        { class: 'soft' },
        t('keyring.confirmed', { anchor: spaceFingerprint(keyring.history.anchor) }),
      ),
    )
  } else if (!keyringFault && desk.tips.size > 0) {
    nodes.push(h('p', { class: 'soft' }, t('keyring.none')))
  }
  return nodes.length > 0 ? [h('h3', {}, t('keyring.title')), ...nodes] : []
}
