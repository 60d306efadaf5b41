import { ChevronDown } from 'lucide-preact'
import { useLayoutEffect, useRef, useState } from 'preact/hooks'
import { useLocation } from 'preact-iso'
import { locale, t } from '../i18n'
import { Menu, MenuItem } from '../ui/menu'
import type { Inbox } from './store'
import { VIEWS, type View } from './views'
import './tabs.css'

interface Props {
  inbox: Inbox
  view: View
}

/** The views with their exact counts: one line, and what does not fit stands in a menu. */
export function Tabs({ inbox, view }: Props) {
  const line = useRef<HTMLDivElement>(null)
  const [tooLong, setTooLong] = useState(false)
  const { route } = useLocation()
  useLayoutEffect(() => {
    const element = line.current
    if (!element) return
    const measure = () =>
      setTooLong(element.scrollWidth > element.clientWidth + 1 || element.scrollHeight > element.clientHeight + 1)
    measure()
    const observer = new ResizeObserver(measure)
    observer.observe(element)
    return () => observer.disconnect()
  })
  const known = inbox.counts.value !== null
  useLayoutEffect(() => {
    const show = () =>
      line.current?.querySelector(`[data-view="${view}"]`)?.scrollIntoView({ block: 'nearest', inline: 'nearest' })
    show()
    void document.fonts.ready.then(show) // words have their width only in their own letters
  }, [view, tooLong, known, locale.value])
  const countWords = (one: View) => {
    const n = inbox.count(one)
    return n === null ? '' : t('inbox.count', { n })
  }
  return (
    <nav class="tabs" aria-label={t('inbox.views')}>
      <div ref={line} class="tabs-line">
        {VIEWS.map((one) => (
          <a
            key={one}
            class="tab"
            data-view={one}
            href={`/inbox/${one}`}
            aria-current={one === view ? 'page' : undefined}
            draggable={false}
          >
            {t(`inbox.${one}`)} <span class="tab-count numbers">{countWords(one)}</span>
          </a>
        ))}
      </div>
      {tooLong && (
        <Menu
          label={t('inbox.moreViews')}
          trigger={(attributes) => (
            <button type="button" class="icon-button tabs-more" aria-label={t('inbox.moreViews')} {...attributes}>
              <ChevronDown size={16} />
            </button>
          )}
        >
          {(close) =>
            VIEWS.map((one) => (
              <MenuItem
                key={one}
                checked={one === view}
                hint={<span class="numbers">{countWords(one)}</span>}
                onClick={() => {
                  close()
                  route(`/inbox/${one}`)
                }}
              >
                {t(`inbox.${one}`)}
              </MenuItem>
            ))
          }
        </Menu>
      )}
    </nav>
  )
}
