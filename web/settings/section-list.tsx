import { useEffect, useRef } from 'preact/hooks'
import { useLocation } from 'preact-iso'
import { type MessageKey, t } from '../i18n'

interface Props {
  label: string
  sections: readonly { path: string; name: MessageKey }[]
}

/** The sections of a page that has several, and which is open. */
export function SectionList({ label, sections }: Props) {
  const { path } = useLocation()
  const list = useRef<HTMLElement>(null)
  // On a phone the list is a line: what is open may stand beside the screen.
  useEffect(() => {
    list.current?.querySelector('[aria-current]')?.scrollIntoView({ block: 'nearest', inline: 'nearest' })
  }, [path])
  return (
    <nav class="settings-list" ref={list} aria-label={label}>
      {sections.map((section) => (
        <a
          key={section.path}
          class="page-tab"
          href={section.path}
          aria-current={path.startsWith(section.path) ? 'page' : undefined}
        >
          {t(section.name)}
        </a>
      ))}
    </nav>
  )
}
