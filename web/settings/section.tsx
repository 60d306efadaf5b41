import type { ComponentChildren } from 'preact'
import { useEffect } from 'preact/hooks'
import { NotAllowed } from '../frame/not-allowed'
import { may } from '../session'

interface Props {
  title: string
  /** Under the title, small: what it is for. */
  about?: ComponentChildren
  /** What one needs to open it. */
  permission?: string
  /** The one filled button, at the end of the title's line. */
  verbs?: ComponentChildren
  children: ComponentChildren
}

/** What is common to all sections of the settings: their title, here and in the window's, and who may open them. */
export function SettingsSection({ title, about, permission, verbs, children }: Props) {
  useEffect(() => {
    document.title = `${title} · WhatsNexus`
  }, [title])
  if (permission !== undefined && !may(permission)) return <NotAllowed />
  return (
    <>
      <header class="settings-head">
        <div class="settings-title">
          <h2>{title}</h2>
          {about && <p class="page-about">{about}</p>}
        </div>
        {verbs && <div class="page-verbs">{verbs}</div>}
      </header>
      {children}
    </>
  )
}
