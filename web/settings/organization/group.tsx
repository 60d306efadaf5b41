import type { ComponentChildren } from 'preact'
import { useId, useState } from 'preact/hooks'
import { t } from '../../i18n'
import { Button } from '../../ui/button'
import { Notice } from '../../ui/notice'
import type { Organization } from './server'
import type { OrganizationStore } from './store'
import './group.css'

/** What each group of the page is given. */
export interface GroupProps {
  store: OrganizationStore
  organization: Organization
}

export function Group({ title, help, children }: { title: string; help?: string; children: ComponentChildren }) {
  const id = useId()
  return (
    <section class="page-section" aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      {help && <p class="page-help">{help}</p>}
      {children}
    </section>
  )
}

interface FormProps {
  /** Something differs from what is kept. Only then is its button the filled one. */
  changed: boolean
  /** False: what was entered cannot be kept. */
  ready?: boolean
  /** Answers the sentence of a refusal. */
  save: () => Promise<string | null>
  children: ComponentChildren
}

/** Fields that are saved together, with the button at their end. */
export function SavedTogether({ changed, ready = true, save, children }: FormProps) {
  const [problem, setProblem] = useState<string | null>(null)
  const [busy, setBusy] = useState(false)

  async function confirm(): Promise<void> {
    if (!changed || !ready || busy) return
    setBusy(true)
    setProblem(await save())
    setBusy(false)
  }
  return (
    <form
      class="group-form"
      onSubmit={(event) => {
        event.preventDefault()
        void confirm()
      }}
    >
      {children}
      {problem && (
        <Notice tone="critical" alert>
          {problem}
        </Notice>
      )}
      <div>
        <Button type="submit" kind={changed ? 'main' : 'plain'} disabled={!changed || !ready || busy}>
          {t(busy ? 'organization.saving' : 'organization.save')}
        </Button>
      </div>
    </form>
  )
}
