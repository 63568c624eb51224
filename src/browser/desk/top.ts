/** The bar at the top: the three views, the language, saving and locking. */
import { DESK_LANGUAGES } from '../../desk/texts.js'
import { h } from './dom.js'
import type { Page, View, ViewName } from './page.js'

const VIEWS: ViewName[] = ['open', 'read', 'evidence']
const NAMES = { es: 'Español', en: 'English', pt: 'Português' }

export interface TopDeps {
  current: () => ViewName
  isUnsaved: () => boolean
  isLocked: () => boolean
  canLock: () => boolean
  lock: () => void
  speak: (language: string) => void
}

export function createTop(page: Page, deps: TopDeps): View {
  const element = h('header', { class: 'top' })
  return {
    element,
    show() {
      const { desk } = page
      const { t, language } = desk.texts
      const count = desk.tips.size
      const tabs = VIEWS.map((name) =>
        h(
          'button',
          {
            type: 'button',
            class: 'tab',
            ...(deps.current() === name && { 'aria-current': 'page' }),
            onclick: () => {
              document.body.classList.remove('on-tip')
              page.goTo(name)
            },
          },
          name === 'read' && count > 0 ? `${t('tabs.read')} (${String(count)})` : t(`tabs.${name}`),
        ),
      )
      const select = h(
        'select',
        {
          id: 'language',
          'aria-label': t('top.language'),
          onchange: () => {
            deps.speak(select.value)
          },
        },
        DESK_LANGUAGES.map((code) =>
          h('option', { value: code, lang: code, selected: code === language }, NAMES[code]),
        ),
      )
      const isUnsaved = deps.isUnsaved()
      element.replaceChildren(
        h('a', { class: 'skip', href: '#main' }, t('skip')),
        h('h1', { class: 'brand' }, t('brand')),
        h('nav', { 'aria-label': t('brand') }, tabs),
        h(
          'div',
          { class: 'row end' },
          isUnsaved ? h('span', { class: 'unsaved' }, t('top.unsaved')) : '',
          h(
            'button',
            {
              type: 'button',
              ...(isUnsaved && { class: 'main' }),
              disabled: deps.isLocked(),
              onclick: () => void page.saveCase(),
            },
            t('top.save'),
          ),
          h(
            'button',
            { type: 'button', disabled: !deps.canLock(), onclick: deps.lock },
            t('top.lock'),
          ),
          select,
        ),
      )
    },
  }
}
