import { ArrowLeft } from 'lucide-preact'
import type { ComponentChildren } from 'preact'
import './page.css'

interface Props {
  title: ComponentChildren
  /** Under the title, small. */
  about?: ComponentChildren
  /** Where the page belongs. */
  back?: { href: string; name: string }
  /** Verbs, at the end. */
  children?: ComponentChildren
}

/** The line on top of a page of the sheet. */
export function PageHead({ title, about, back, children }: Props) {
  return (
    <header class="page-head">
      {back && (
        <a class="icon-button page-back" href={back.href} aria-label={back.name} data-tip={back.name}>
          <ArrowLeft size={18} class="mirror" />
        </a>
      )}
      <div class="page-title">
        <h1>{title}</h1>
        {about && <p class="page-about">{about}</p>}
      </div>
      {children && <div class="page-verbs">{children}</div>}
    </header>
  )
}

/** Pages that belong together, under their common head. */
export function PageTabs({ label, tabs }: { label: string; tabs: { href: string; name: string; here: boolean }[] }) {
  return (
    <nav class="page-tabs" aria-label={label}>
      {tabs.map(({ href, name, here }) => (
        <a key={href} class="page-tab" href={href} aria-current={here ? 'page' : undefined}>
          {name}
        </a>
      ))}
    </nav>
  )
}
